export type Bell = ReturnType<typeof createBell>;

/** Something to wait for, which may ring before anybody waits. */
export function createBell() {
  let rung = false;
  let wake: (() => void) | undefined;

  function ring() {
    rung = true;
    wake?.();
  }

  /** Forgets what rang so far. */
  function reset() {
    rung = false;
  }

  async function wait(ms: number) {
    if (!rung) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
    wake = undefined;
    rung = false;
  }

  return { ring, reset, wait };
}
