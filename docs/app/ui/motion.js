/**
 * What moves by itself, and when: only where motion is wanted, and once it is seen.
 */

const SHARE = 0.66; // of a picture that must be in view

/** Whether the reader wants less motion; there is no such wish where there is no window. */
export function isMotionReduced() {
  return globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}

/**
 * Do something once, when most of a picture is in view.
 * @param {Element} picture @param {() => void} act @returns {() => void} what calls it off
 */
export function onceInView(picture, act) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ intersectionRatio }) => intersectionRatio >= SHARE)) return;
      observer.disconnect();
      act();
    },
    { threshold: SHARE },
  );
  observer.observe(picture);
  return () => observer.disconnect();
}
