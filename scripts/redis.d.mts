/** The Redis server of this machine; undefined when it has none. */
export function findRedis(): string | undefined;
export function provideRedis(): void;
