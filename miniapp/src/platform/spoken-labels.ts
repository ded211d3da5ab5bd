import { mergeInternalComponents } from '@tarojs/shared';
import { isH5 } from './build';
import { SPOKEN_ATTRIBUTES } from './spoken-attributes';

/** The app's half of `config/spoken-labels.ts`; must run before the first page is drawn. */
export function enableSpokenLabels(): void {
  if (!isH5) mergeInternalComponents(SPOKEN_ATTRIBUTES);
}
