/** Time, given from outside so that tests decide when it passes. */
export interface Scheduler {
  /** Milliseconds from some fixed moment. */
  now(): number;
  /** Runs the task once after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, task: () => void): () => void;
}

/** The real time of the browser or of Node. */
export const systemScheduler: Scheduler = {
  now: () => performance.now(),
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};
