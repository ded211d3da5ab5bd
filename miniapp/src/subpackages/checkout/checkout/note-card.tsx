import { Textarea, View } from '@tarojs/components';
import { Card } from '@/components';
import type { Checkout } from './use-checkout';

/** A note for the shop. Counted as a person counts; what is too much is said, not cut off. */
export function NoteCard({ note }: { note: Checkout['note'] }) {
  const { counter } = note;
  return (
    <Card
      title="备注"
      aside={
        <View className={`checkout-note__counter ${counter.isOver ? 'checkout-note__counter--over' : ''}`}>
          {counter.text}
        </View>
      }
    >
      <Textarea
        className="checkout-note__field"
        value={note.text}
        maxlength={300}
        placeholder="蜡烛几岁、过敏、要几份餐具，都可以写在这里"
        placeholderClass="checkout-note__hint"
        onInput={(event) => note.change(event.detail.value)}
      />
    </Card>
  );
}
