import { ScrollView, View } from '@tarojs/components';
import { Button, StateView } from '@/components';
import type { ClosedView } from '../menu.view';

interface ClosedPanelProps {
  view: ClosedView;
  onOrderAhead: () => void;
  onPick: (storeId: string) => void;
}

/** The store is shut: when it opens, how to order all the same, and which other store is open. */
export function ClosedPanel({ view, onOrderAhead, onPick }: ClosedPanelProps) {
  return (
    <ScrollView scrollY className="menu-results">
      <StateView
        picture="closed"
        title={view.title}
        text={view.text}
        action={view.action === null ? undefined : { label: view.action, run: onOrderAhead }}
      />
      <View className="closed-panel">
        {view.others.length > 0 && <View className="closed-panel__head">其他门店</View>}
        {view.others.map(({ store, line, isOpen }) => (
          <View key={store.id} className="closed-panel__store">
            <View className="closed-panel__words">
              <View className="closed-panel__name">
                {store.name}
                <View className="closed-panel__distance">{store.distanceText ?? ''}</View>
              </View>
              <View className={`closed-panel__line ${isOpen ? 'closed-panel__line--open' : ''}`}>{line}</View>
            </View>
            <Button size="m" kind={isOpen ? 'secondary' : 'ghost'} onTap={() => onPick(store.id)}>
              {isOpen ? '去这家' : '看看'}
            </Button>
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
