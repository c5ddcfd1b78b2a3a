import type { Button } from './view.ts';

/** A choice of a form: drawn as a button that carries the form's token. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly look?: Button['look'];
}

/** The engine fills in token and step when it draws (see dress-view.ts). */
export function choiceButton(choice: Choice): Button {
  return {
    label: choice.label,
    press: { kind: 'answer', token: '', step: '', value: choice.value },
    ...(choice.look && { look: choice.look }),
  };
}
