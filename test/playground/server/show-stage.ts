import type { ShownPost } from '../drawing/shown.ts';
import { showPhone, showRows } from '../show-phone.ts';
import type { Stage } from '../stage.ts';
import { TROUBLES } from '../trouble-drawer.ts';
import { showText } from '../zawgyi-screen.ts';
import type { Board } from './board.ts';
import { mediaAddress } from './media-address.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Yangon', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const TOGETHER_MS = 30;

/** Keeps the board true to the stage: phones, people, channel, wallet, app and clock. Returns a refresh for what has no events. */
export function showStage(stage: Stage, board: Board, origins: () => readonly string[]): () => void {
  const address = (url: string): string => mediaAddress(url, origins());
  const drawPerson = (key: string): void => {
    const { person, phone } = stage.book.get(key);
    board.set(`phone:${key}`, showPhone(phone, { encoding: person.encoding, blocked: person.blocked ?? false, address }));
    board.set('people', stage.book.all().map((one) => ({ key: one.key, ...one.person })));
  };
  const drawChannel = (): void => board.set('channel', { title: stage.channel.title, posts: stage.channel.posts().map((post): ShownPost => ({
    id: post.id, text: showText(post, 'unicode'), buttons: showRows(post.buttons, `post:${post.id}`, { encoding: 'unicode', address }), time: TIME.format(post.at),
    ...(post.photo && { photo: address(post.photo) }), ...(post.edited && { edited: true }),
  })) });
  const drawWallet = (): void => board.set('wallet', { orders: stage.wallet.orders(), names: stage.wallet.names, faults: stage.wallet.faults, fault: stage.wallet.fault });
  const drawApp = (): void => board.set('app', { state: stage.app.state, url: stage.app.url });
  const refresh = (): void => {
    board.set('clock', { offset: stage.clock.now().getTime() - Date.now() });
    board.set('bots', { telegram: stage.botUsername, viber: stage.viberUri });
    board.set('troubles', TROUBLES.map(({ id, title, expect }) => ({ id, title, expect })));
    drawWallet();
    board.set('troubled', { telegram: nameOf(stage.telegram.trouble), viber: nameOf(stage.viber.trouble) });
  };
  stage.book.onChange(together(drawPerson));
  stage.channel.onChange(together(drawChannel));
  stage.wallet.onChange(together(drawWallet));
  stage.app.onChange(drawApp);
  for (const { key } of stage.book.all()) drawPerson(key);
  drawChannel();
  drawWallet();
  drawApp();
  refresh();
  return refresh;
}

/** Draws once for changes that come together, apart for each key. */
function together(draw: (key: string) => void): (key?: string) => void {
  const waiting = new Set<string>();
  return (key = '') => {
    if (waiting.has(key)) return;
    waiting.add(key);
    setTimeout(() => {
      waiting.delete(key);
      draw(key);
    }, TOGETHER_MS).unref();
  };
}

/** Which trouble of the drawer this is; counters run down, so only the kind is compared. */
function nameOf(trouble: Stage['telegram']['trouble']): string | undefined {
  if (trouble.apiCalls === 0) return undefined;
  return TROUBLES.find((kind) => kind.trouble.duplicate === trouble.duplicate && kind.trouble.delayMs === trouble.delayMs
    && kind.trouble.reorder === trouble.reorder && kind.trouble.api?.kind === trouble.api?.kind
    && (kind.trouble.apiCalls === undefined) === (trouble.apiCalls === undefined) && Object.keys(kind.trouble).length > 0)?.id;
}
