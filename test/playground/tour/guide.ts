import type { Stage } from '../stage.ts';
import { STEPS } from './steps.ts';
import { tourTools, type TourTools } from './tour-tools.ts';

/** One step of the guided tour. */
export interface TourStep {
  /** The name of the chapter that begins here. */
  readonly chapter?: string;
  readonly title: string;
  /** What happens and what to look at, in two sentences. */
  readonly text: string;
  /** What the page brings to the front: a phone's key by name, or a pane. */
  readonly look: readonly string[];
  run(tools: TourTools): Promise<void>;
}

/** What the page knows about the tour. */
export interface TourState {
  readonly steps: readonly Pick<TourStep, 'chapter' | 'title' | 'text'>[];
  /** How many steps are done. */
  readonly done: number;
  readonly running: boolean;
  readonly look: readonly string[];
  /** What the page's frame shows, when the step is about a page. */
  readonly page?: string;
  readonly problem?: string;
}

export interface TourGuide {
  readonly steps: number;
  /** Plays the next step; resolves when what it promises is on the screens, or tells the page what is missing. */
  next(): Promise<void>;
  /** Starts over with people of its own. */
  restart(): Promise<void>;
  /** Cookies of the panel's session, for the page's own frame. */
  cookies(): readonly string[];
}

/** A minute, so that nobody at this speed writes more than a chat allows in one. */
const BETWEEN_STEPS_HOURS = 1 / 60;

/** Plays the whole story on the real phones, the real panel and the real pay page, step by step. */
export function tourGuide(stage: Stage, show: (state: TourState) => void, steps: readonly TourStep[] = STEPS): TourGuide {
  const told = steps.map(({ chapter, title, text }) => ({ ...(chapter !== undefined && { chapter }), title, text }));
  let done = 0;
  let running = false;
  let look: readonly string[] = [];
  let page = '';
  const tell = (problem?: string): void => show({ steps: told, done, running, look, ...(page && { page }), ...(problem && { problem }) });
  const openPage = (path: string): void => {
    page = path;
    tell();
  };
  let tools = tourTools(stage, openPage);
  tell();
  return {
    steps: steps.length,
    next: async () => {
      const step = steps[done];
      if (running || !step) return;
      running = true;
      page = '';
      look = step.look.map((name) => tools.keyOf(name));
      tell();
      try {
        await tools.passes(BETWEEN_STEPS_HOURS);
        await step.run(tools);
        done += 1;
        running = false;
        tell();
      } catch (error) {
        running = false;
        tell(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
    restart: async () => {
      done = 0;
      look = [];
      page = '';
      tools = tourTools(stage, openPage);
      tell();
    },
    cookies: () => tools.panel.cookies,
  };
}
