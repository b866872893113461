/** Merges the SDL files of the features into one, sorted, with its descriptions. */
export function wholeSchema(): Promise<string>;
