export function findLibreOffice(): string | undefined;
export function provideLibreOffice(): void;
