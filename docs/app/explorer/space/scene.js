/**
 * A scene of three.js in a place: camera, light, turning and zooming. It draws when something has
 * changed and rests otherwise, so that there is no motion but the reader's.
 */

import { make } from "../../ui/elements.js";
import { isPlain } from "../../ui/keys.js";
import {
  AmbientLight,
  DirectionalLight,
  OrbitControls,
  PerspectiveCamera,
  Scene,
  Spherical,
  WebGLRenderer,
} from "./three.js";

const WIDE = 1.2; // width over height, below which the camera has to see more
const TURN = Math.PI / 18;
const ZOOM = 1.12;
const NEAREST = 1.2;
const FARTHEST = 7;
/** What each key does to theta (around), phi (from above) and radius. @type {Record<string, number[]>} */
const KEYS = {
  ArrowLeft: [-TURN, 0, 1],
  ArrowRight: [TURN, 0, 1],
  ArrowUp: [0, -TURN, 1],
  ArrowDown: [0, TURN, 1],
  "+": [0, 0, 1 / ZOOM],
  "=": [0, 0, 1 / ZOOM],
  "-": [0, 0, ZOOM],
};

/**
 * @param {HTMLElement} place
 * @param {{label: string, onFrame: (camera: any) => void, onTheme: () => void}} options
 * @returns null where there is no WebGL
 */
export function mountSpace(place, { label, onFrame, onTheme }) {
  const canvas = make("canvas", "gd-space__canvas", {
    tabindex: "0",
    role: "img",
    "aria-label": label,
  });
  const context = canvas.getContext("webgl2", { antialias: true, alpha: true });
  if (!context) return null;
  place.append(canvas);
  const renderer = new WebGLRenderer({ canvas, context, alpha: true });
  const { scene, camera } = makeScene();
  const controls = makeControls(camera, canvas);
  const draw = onceAFrame(() => {
    renderer.render(scene, camera);
    onFrame(camera);
  });
  controls.addEventListener("change", draw);
  canvas.addEventListener("keydown", (event) => onKey(event, camera, controls));
  canvas.addEventListener("webglcontextrestored", draw);
  const sizes = watchSize(place, (width, height) => {
    fit(renderer, camera, width, height);
    draw();
  });
  // Light and dark change under a page that stays.
  const themes = new MutationObserver(onTheme);
  themes.observe(document.body, { attributeFilter: ["data-md-color-scheme"] });

  function dispose() {
    for (const observer of [sizes, themes]) observer.disconnect();
    controls.dispose();
    renderer.dispose();
    renderer.forceContextLoss();
    canvas.remove();
  }

  return { scene, camera, controls, canvas, draw, dispose };
}

/** A scene with its light, and the camera. */
function makeScene() {
  const scene = new Scene();
  const camera = new PerspectiveCamera(32, 1, 0.1, 50);
  camera.position.set(-1.3, 3, 3);
  const sun = new DirectionalLight("white", 1.7);
  sun.position.set(-2, 3, 1);
  scene.add(new AmbientLight("white", 2), sun);
  return { scene, camera };
}

/** Draw with the next frame, however often it is asked for until then. @param {() => void} render */
function onceAFrame(render) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      render();
    });
  };
}

/** @param {HTMLElement} place @param {(width: number, height: number) => void} onSize */
function watchSize(place, onSize) {
  const observer = new ResizeObserver(
    ([
      {
        contentRect: { width, height },
      },
    ]) => {
      if (width && height) onSize(width, height);
    },
  );
  observer.observe(place);
  return observer;
}

/** @param {WebGLRenderer} renderer @param {PerspectiveCamera} camera @param {number} width @param {number} height */
function fit(renderer, camera, width, height) {
  renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
  renderer.setSize(width, height, false);
  camera.aspect = width / height;
  camera.fov = camera.aspect < WIDE ? 42 : 34;
  camera.updateProjectionMatrix();
}

/** Turning by drag; the wheel and a vertical swipe stay the page's. @param {any} camera @param {HTMLCanvasElement} canvas */
function makeControls(camera, canvas) {
  const controls = new OrbitControls(camera, canvas);
  controls.target.set(0, 0.1, 0);
  controls.enablePan = false;
  controls.maxPolarAngle = Math.PI / 2.05;
  controls.minDistance = NEAREST;
  controls.maxDistance = FARTHEST;
  canvas.style.touchAction = "pan-y";
  const allow = (/** @type {WheelEvent} */ event) => {
    controls.enableZoom = event.ctrlKey || document.activeElement === canvas;
  };
  // It must come before the controls' own listener, which holds the page still when it zooms.
  canvas.addEventListener("wheel", allow, { capture: true, passive: true });
  canvas.addEventListener("pointerdown", () => (controls.enableZoom = true), { capture: true });
  controls.update();
  return controls;
}

/** @param {KeyboardEvent} event @param {any} camera @param {any} controls */
function onKey(event, camera, controls) {
  if (event.key === "Escape") return /** @type {HTMLElement} */ (event.target).blur();
  const change = isPlain(event) ? KEYS[event.key] : undefined;
  if (!change) return;
  event.preventDefault();
  const offset = camera.position.clone().sub(controls.target);
  const at = new Spherical().setFromVector3(offset);
  at.theta += change[0];
  at.phi = Math.min(Math.max(at.phi + change[1], 0.05), controls.maxPolarAngle);
  at.radius = Math.min(Math.max(at.radius * change[2], NEAREST), FARTHEST);
  camera.position.setFromSpherical(at).add(controls.target);
  controls.update();
}
