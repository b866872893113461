import type { CityBadgeFragment } from '@colex/contract';
import type { CSSProperties } from 'react';

/** A custom property in a style attribute, which React's type does not know. */
export function cityColour(colour: string): CSSProperties {
  return { '--city': colour } as CSSProperties;
}

/** The fixed colour of a city with its one character: colour is never the only sign. Somebody of no city has a dot. */
export function CitySign({ city, large }: { readonly city: CityBadgeFragment | null; readonly large?: boolean }) {
  return (
    <span
      className={large ? 'city-sign city-sign-large' : 'city-sign'}
      style={city ? cityColour(city.colour) : undefined}
      title={city?.name}
      aria-hidden
    >
      {city?.sign ?? '·'}
    </span>
  );
}
