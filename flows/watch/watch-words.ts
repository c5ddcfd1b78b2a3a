import type { Language } from '../../core/language/language.ts';
import type { Translate } from '../../core/language/translate.ts';
import { decodeQuery } from '../../core/search/encode-query.ts';
import type { Watch } from '../../core/watches/watch.model.ts';
import type { Button } from '../engine/view.ts';
import { describeQuery } from '../find/describe-query.ts';
import { goButton } from '../go-button.ts';

/** A saved search is named by what was understood, in the reader's language. */
export function nameOfWatch(watch: Pick<Watch, 'code'>, language: Language): string {
  return describeQuery(decodeQuery(watch.code), language);
}

/** Stops one saved search. */
export function stopButton(t: Translate, watch: string): Button {
  return goButton(t('watch:buttons.stop'), 'watch.stop', [watch]);
}
