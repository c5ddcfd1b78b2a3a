import { callViber, type ViberSettings } from './viber-client.ts';

/** Tells Viber where our webhook is; it must be listening already, because Viber tries it at once. Throws when Viber refuses. */
export async function registerViberWebhook(settings: ViberSettings, publicUrl: string): Promise<void> {
  const answer = await callViber(settings, 'set_webhook', {
    url: `${publicUrl}/webhooks/viber`,
    event_types: ['delivered', 'seen', 'failed', 'conversation_started', 'subscribed', 'unsubscribed'],
    send_name: true,
    send_photo: false,
  });
  if (answer.status !== 0) throw new Error(`Viber refused the webhook: status ${answer.status} ${answer.status_message ?? ''}`);
}
