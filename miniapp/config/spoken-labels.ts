import { SPOKEN_ATTRIBUTES } from '../src/platform/spoken-attributes';

/** What this plugin uses of Taro's build. */
interface BuildContext {
  registerMethod(method: { name: string; fn: (platform: BuildPlatform) => void }): void;
}

interface BuildPlatform {
  template?: { mergeComponents(ctx: unknown, components: object): void };
}

/**
 * Taro's page templates know no `aria-label`, so in WeChat an icon-only button would have no name for people who hear
 * the screen. This adds the attributes to the templates; `platform/spoken-labels.ts` adds them to the data in the same
 * order, which is what makes both sides speak of the same field.
 */
export default function spokenLabels(ctx: BuildContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn: (platform) => platform.template?.mergeComponents(ctx, SPOKEN_ATTRIBUTES),
  });
}
