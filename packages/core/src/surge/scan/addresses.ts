/** Replicates that one pass of the kernel carries. */
export const LANES = 32;

/** The kernel's memory begins with lanes written down for the outside, and the state of its random numbers. */
export const SCRATCH = 0;
export const STATE = 128;
export const FREE = 144;

export const align = (bytes: number): number => Math.ceil(bytes / 16) * 16;
