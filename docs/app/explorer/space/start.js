/**
 * The start in space: a ball on the ground that a reader drags, as in the picture from above.
 */
import { Mesh, MeshBasicMaterial, Raycaster, SphereGeometry, Vector2 } from "./three.js";

const REACH = 22; // pixels from the ball within which a press is on it

/** @param {any} color */
export function makeStart(color) {
  return new Mesh(new SphereGeometry(0.036, 24, 16), new MeshBasicMaterial({ color }));
}

/**
 * Let a pointer drag the start over the ground.
 * @param {{canvas: HTMLCanvasElement, camera: any, controls: any}} space
 * @param {{getStart: () => any, getGround: () => any, onPoint: (across: number, along: number) => void}} parts
 */
export function mountStart({ canvas, camera, controls }, { getStart, getGround, onPoint }) {
  const ray = new Raycaster();

  /** Where an event is in the picture, from -1 to 1. @param {PointerEvent} event */
  function placeOf(event) {
    const box = canvas.getBoundingClientRect();
    const across = (2 * (event.clientX - box.left)) / box.width - 1;
    return new Vector2(across, 1 - (2 * (event.clientY - box.top)) / box.height);
  }

  /** @param {PointerEvent} event */
  function isOnStart(event) {
    const start = getStart();
    if (!start) return false;
    const seen = start.position.clone().project(camera);
    const at = placeOf(event);
    const [across, down] = [canvas.clientWidth / 2, canvas.clientHeight / 2];
    return Math.hypot((seen.x - at.x) * across, (seen.y - at.y) * down) < REACH;
  }

  /** @param {PointerEvent} event */
  function drag(event) {
    ray.setFromCamera(placeOf(event), camera);
    const [hit] = ray.intersectObject(getGround());
    if (hit) onPoint(hit.point.x, hit.point.z);
  }

  // Before the controls' own listener, which would turn the picture.
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      if (!isOnStart(event)) return;
      controls.enabled = false;
      canvas.setPointerCapture(event.pointerId);
      canvas.addEventListener("pointermove", drag);
    },
    { capture: true },
  );
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      canvas.removeEventListener("pointermove", drag);
      controls.enabled = true;
    });
  }
}
