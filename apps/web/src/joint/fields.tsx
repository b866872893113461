import type { CityBadgeFragment } from '@colex/contract';
import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}

/** A labelled control. */
export function Field({ label, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface CityChoiceProps {
  readonly legend: string;
  readonly cities: readonly CityBadgeFragment[];
}

/** Several cities to choose from, under the name `city`; all chosen at first. */
export function CityChoice({ legend, cities }: CityChoiceProps) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {cities.map(({ id, name }) => (
        <span key={id} className="check-line">
          <CityBox id={id} name={name} />
        </span>
      ))}
    </fieldset>
  );
}

function CityBox({ id, name }: { readonly id: string; readonly name: string }) {
  const box = useId();
  return (
    <>
      <input id={box} type="checkbox" name="city" value={id} defaultChecked />
      <label htmlFor={box}>{name}</label>
    </>
  );
}
