import { describe, expect, test } from 'vitest';
import { NewerVersionError } from '../../../flows/engine/forms.ts';
import { FORM_LIFETIME_MS } from '../../../flows/engine/session.ts';
import { decodePress, encodePress } from '../../../flows/engine/view.ts';
import { Rehearsal } from './rehearsal.ts';

async function atReview(): Promise<Rehearsal> {
  const person = new Rehearsal();
  await person.says('menu');
  await person.taps('Order');
  await person.taps('Rice');
  await person.says('2');
  await person.taps('Skip');
  return person;
}

describe('a form', () => {
  test('is filled step by step and ends with its outcome', async () => {
    const person = await atReview();
    expect(person.said).toBe('2 × rice (-)');
    expect(await person.taps('Menu')).toBe('ordered 2 rice');
    expect(person.session.form).toBeUndefined();
  });

  test('stays where it was when an answer is refused, and says what is wrong', async () => {
    const person = new Rehearsal();
    await person.says('menu');
    await person.taps('Order');
    await person.taps('Noodles');
    expect(await person.says('minus one')).toBe('a number, please\nhow many noodles?');
    expect(person.session.form?.step).toBe('count');
  });

  test('asks back when an answer is ambiguous, and takes the choice', async () => {
    const person = new Rehearsal();
    await person.says('menu');
    await person.taps('Order');
    await person.taps('Rice');
    expect(await person.says('some')).toBe('how many is some?');
    await person.taps('three');
    expect(person.session.form?.slots).toMatchObject({ count: 3 });
  });

  test('takes a typed label for a tap, with or without its emoji', async () => {
    const person = new Rehearsal();
    await person.says('menu');
    await person.taps('Order');
    expect(await person.says('noodles')).toBe('how many noodles?');
  });

  test('skips what is known already, but not when the person came to change it', async () => {
    const person = new Rehearsal();
    await person.give({ kind: 'tap', data: 'g order regular' });
    await person.taps('Rice');
    expect(await person.says('1')).toBe('1 × rice (as always)');
  });

  test('goes back to the preview after one field was changed', async () => {
    const person = await atReview();
    expect(await person.taps('Back')).toBe('how many rice?');
    expect(await person.says('5')).toBe('5 × rice (-)');
  });

  test('goes Back one answered step at a time, and out of the form before the first', async () => {
    const person = new Rehearsal();
    await person.says('menu');
    await person.taps('Order');
    await person.taps('Rice');
    await person.says('2');
    expect(await person.says('back')).toBe('how many rice?');
    expect(await person.says('back')).toContain('Write what work');
    expect(await person.says('back')).toBe('the menu');
    expect(person.session.form?.slots).toMatchObject({ dish: 'rice', count: 2 });
  });

  test('is cancelled with a word, and nothing of it stays', async () => {
    const person = await atReview();
    expect(await person.says('cancel')).toContain('Cancelled');
    expect(person.session.form).toBeUndefined();
  });

  test('is set aside by Menu and resumed from there', async () => {
    const person = await atReview();
    expect(await person.says('menu')).toBe('the menu');
    expect(await person.taps('Go on')).toContain('2 × rice (-)');
  });

  test('another form begins only when the person has dropped the first', async () => {
    const person = await atReview();
    await person.says('menu');
    expect(await person.taps('Order')).toContain('unfinished');
    expect(await person.taps('Drop it')).toContain('Write what work');
    expect(person.session.form?.slots).toEqual({});
  });

  test('answers a late tap on a finished form with its outcome', async () => {
    const person = await atReview();
    const send = person.button('Menu');
    await person.press(send);
    expect(await person.press(send)).toContain('ordered 2 rice');
  });

  test('answers a tap on an earlier step with a friendly word and the current screen', async () => {
    const person = new Rehearsal();
    await person.says('menu');
    await person.taps('Order');
    const rice = person.button('Rice');
    await person.press(rice);
    expect(await person.press(rice)).toMatch(/earlier screen[\s\S]*how many rice/);
  });

  test('takes an edit of the message that answered the last step', async () => {
    const person = new Rehearsal();
    await person.says('menu');
    await person.taps('Order');
    await person.taps('Rice');
    await person.give({ kind: 'text', text: '2' }, 'answer');
    expect(await person.give({ kind: 'edited', message: 'answer', text: '7' })).toContain('a note?');
    expect(person.session.form?.slots).toMatchObject({ count: 7 });
    expect(await person.give({ kind: 'edited', message: 'answer', text: 'nonsense' })).toContain('a number, please');
    expect(person.session.form).toMatchObject({ step: 'note', slots: { count: 7 } });
  });

  test('is closed when nobody touched it for two weeks', async () => {
    const person = await atReview();
    person.now = new Date(person.now.getTime() + FORM_LIFETIME_MS + 1);
    expect(await person.says('hello')).toContain('took too long');
    expect(person.session.form).toBeUndefined();
  });
});

describe('a deploy in the middle of a form', () => {
  test('migrates an older version: renamed steps and slots', async () => {
    const person = await atReview();
    const { form } = person.session;
    if (!form) throw new Error('no form');
    person.session = { ...person.session, form: { ...form, version: 1, step: 'count', slots: { meal: 'noodles' }, path: ['meal'] } };
    expect(await person.says('4')).toBe('a note?');
    expect(person.session.form).toMatchObject({ version: 2, path: ['dish', 'count'], slots: { dish: 'noodles', count: 4 } });
  });

  test('leads politely back to the nearest step when one is gone', async () => {
    const person = await atReview();
    const { form } = person.session;
    if (!form) throw new Error('no form');
    person.session = { ...person.session, form: { ...form, step: 'vanished', path: ['dish', 'count'] } };
    expect(await person.give({ kind: 'sticker' })).toContain('changed since your last visit');
    expect(person.session.form?.step).toBe('count');
    expect(person.remarks).toHaveLength(1);
  });

  test('old code that meets a newer form leaves it to the new process', async () => {
    const person = await atReview();
    const { form } = person.session;
    if (!form) throw new Error('no form');
    person.session = { ...person.session, form: { ...form, version: 3 } };
    await expect(person.says('2')).rejects.toThrow(NewerVersionError);
  });

  test('slots that no longer fit their schema close the form and say so', async () => {
    const person = await atReview();
    const { form } = person.session;
    if (!form) throw new Error('no form');
    person.session = { ...person.session, form: { ...form, slots: { dish: 5 } } };
    expect(await person.says('2')).toContain('start it again');
  });
});

describe('screens', () => {
  test('are reached by buttons from last week, and Back returns', async () => {
    const person = new Rehearsal();
    await person.says('menu');
    await person.taps('Shelf');
    expect(await person.taps('Next')).toBe('item 2');
    expect(await person.says('back')).toBe('shelf 1');
    expect(await person.says('back')).toBe('the menu');
  });

  test('a place that is gone leads home', async () => {
    const person = new Rehearsal();
    expect(await person.give({ kind: 'tap', data: 'g museum.hall 7' })).toContain('the menu');
    expect(person.remarks).toEqual(['no such place: museum.hall']);
  });

  test('a button cannot jump into the middle of a form', async () => {
    const person = new Rehearsal();
    expect(await person.give({ kind: 'tap', data: 'g order.send' })).toContain('the menu');
  });

  test('a deed leaves the person, and their form, where they are', async () => {
    const person = await atReview();
    expect(await person.give({ kind: 'tap', data: 'g shop.wave' })).toBe('waved');
    expect(person.session).toMatchObject({ inForm: true, form: { step: 'review' } });
  });

  test('the menu is one tap away from an outcome and from help, and does not offer itself', async () => {
    const person = new Rehearsal();
    const menu = (): boolean => person.replies.at(-1)?.nav?.flat().some(({ press }) => press.kind === 'go' && press.to === 'nav.menu') ?? false;
    await person.says('menu');
    expect(menu()).toBe(false);
    await person.give({ kind: 'tap', data: 'g shop.wave' });
    expect(menu()).toBe(true);
    await person.says('help');
    expect(menu()).toBe(true);
  });

  test('a loop in a flow is a bug that is noticed', async () => {
    await expect(new Rehearsal().give({ kind: 'tap', data: 'g shop.loop' })).rejects.toThrow(/more than 25 steps/);
  });

  test('a form set aside by a link stays, and the link is followed', async () => {
    const person = await atReview();
    expect(await person.says('/start j42')).toBe('item j42');
    expect(person.session.form?.step).toBe('review');
  });
});

describe('the first choice of language', () => {
  test('comes first, and what the person came for follows', async () => {
    const person = new Rehearsal();
    person.language = undefined;
    expect(await person.says('driver yangon')).toBe('which language?');
    expect(await person.taps('English')).toContain('you said driver yangon');
  });

  test('keeps a link through it', async () => {
    const person = new Rehearsal();
    person.language = undefined;
    await person.give({ kind: 'opened', payload: 'j9', subscribed: false });
    expect(await person.taps('English')).toBe('item j9');
  });
});

describe('what a button carries', () => {
  test('is read back as it was written', () => {
    const press = { kind: 'go', to: 'jobs.card', args: ['abc123def456'] } as const;
    expect(decodePress(encodePress(press))).toEqual(press);
  });

  test('over 64 bytes is a bug of ours', () => {
    expect(() => encodePress({ kind: 'go', to: 'jobs.card', args: ['x'.repeat(60)] })).toThrow(/64 bytes/);
  });

  test.each(['', 'x', 'g', 'g ../etc', 'a token', 'a t s v extra', `g ${'y'.repeat(90)}`, 'g 1.2'])('we never wrote %j', (data) => {
    expect(decodePress(data)).toBeUndefined();
  });
});
