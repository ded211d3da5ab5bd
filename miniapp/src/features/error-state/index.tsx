import { isOffline, problemText } from '@/api/client';
import { StateView, type StateViewProps } from '@/components';

interface ErrorStateProps {
  error: unknown;
  onRetry: () => void;
  /** What did not come, as the subject of a sentence: 菜单, 订单. */
  what: string;
  second?: StateViewProps['second'];
}

/** The page's data did not come: says whether it is the network or the shop, and offers to try again. */
export function ErrorState({ error, onRetry, what, second }: ErrorStateProps) {
  const offline = isOffline(error);
  return (
    <StateView
      picture="offline"
      title={offline ? `没连上网，${what}没取到` : `${what}没取到`}
      text={offline ? '购物车都还在，连上后会从这里继续。' : problemText(error)}
      action={{ label: '再试一次', run: onRetry }}
      second={second}
    />
  );
}
