import { decodeQuery } from '../../core/search/encode-query.ts';
import { flow } from '../engine/flow.ts';
import { deed, screen } from '../engine/steps.ts';
import { browseScreen, nearScreen, placesScreen, townshipsScreen } from './browse-screens.ts';
import { jobScreen, openRecommended } from './job-screen.ts';
import { recommend } from './recommend-screen.ts';
import { refineScreen } from './refine-screen.ts';
import { report, reportScreen } from './report-screens.ts';
import { resultsScreen } from './results-screen.ts';
import { forget, save, savedScreen } from './save-screens.ts';
import { screenNear } from './screen-near.ts';
import { rememberPlace, whichScreen } from './which-place.ts';

/** Finding a job: a sentence or browsing leads to results, results to a job, and a job to what can be done about it. */
export const find = flow('find', { version: 1 }, {
  browse: screenNear(browseScreen),
  places: screen(placesScreen),
  townships: screen(townshipsScreen),
  near: nearScreen,
  results: screenNear(resultsScreen, (chat) => decodeQuery(chat.args[0] ?? '')),
  refine: screen(refineScreen),
  which: screen(whichScreen),
  meant: deed(rememberPlace),
  card: screen(jobScreen),
  recommended: deed(openRecommended),
  recommend: deed(recommend),
  save: deed(save),
  forget: deed(forget),
  saved: screen(savedScreen),
  report: screen(reportScreen),
  reported: deed(report),
});
