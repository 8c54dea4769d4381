// When the frame that shows a change has been painted: after the next animation frame's own callbacks, style,
// layout and paint, the first task that can run.

declare global {
  interface Window {
    /** There when the browser was started with --expose-gc. */
    readonly gc?: () => void;
  }
}

export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve(), { once: true });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
}

/** Lets timers, idle work and garbage of the last run pass before the next one is timed. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
  window.gc?.();
  await painted();
}
