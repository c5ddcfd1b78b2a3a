import type { Bubble, PhoneButton } from '../../support/phone.ts';

/** A phone as it was when the emulator stopped; plain JSON. */
export interface SavedViberPhone {
  readonly id: string;
  readonly subscribed: boolean;
  readonly trackingData?: string;
  readonly sessionOpenedAt?: number;
  readonly screen: readonly (Omit<Bubble, 'at'> & { readonly at: string })[];
  readonly keyboard: readonly (readonly PhoneButton[])[];
}
