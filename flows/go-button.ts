import type { Button } from './engine/view.ts';

/** A button that opens a screen, at any time. */
export function goButton(label: string, to: string, args: readonly string[] = [], look?: Button['look']): Button {
  return { label, press: { kind: 'go', to, args }, ...(look && { look }) };
}

/** A button that leaves the chat. */
export function linkButton(label: string, url: string): Button {
  return { label, press: { kind: 'link', url } };
}
