import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/query-client';
import { CartSheet } from '@/features/cart';
import { cartView } from '@/features/cart/cart.view';
import { useCartQueue } from '@/features/cart/cart-queue';
import { SpecSheet, useSpecSheet } from '@/features/catalog';
import { storeOptions } from '@/features/store-choice';
import { aCake, aCart, aCroissant, aLine, aMenu, aStore, NOW } from '../support/shop';

const [store] = storeOptions([aStore()], null, NOW);
const shown = (children: ReactNode) =>
  render(<QueryClientProvider client={queryClient}>{children}</QueryClientProvider>);

function Menu({ product = aCake() }: { product?: ReturnType<typeof aCake> }) {
  const spec = useSpecSheet('store-wulin', undefined);
  return (
    <>
      <button type="button" onClick={() => spec.request(product)}>
        想要这个
      </button>
      <SpecSheet state={spec} />
    </>
  );
}

beforeEach(() => useCartQueue.setState({ waiting: [] }));

const lastAdded = () =>
  useCartQueue
    .getState()
    .waiting.map((intent) => (intent.kind === 'add' ? [intent.line.skuId, intent.quantity] : []));

test('she chooses size and filling in the sheet, sees the price of just that, and it goes into the cart', () => {
  shown(<Menu />);
  fireEvent.click(screen.getByText('想要这个'));
  fireEvent.click(screen.getByText('开心果脆 +¥8'));
  expect(screen.getByText('6 寸 · 开心果脆')).toBeTruthy();
  fireEvent.click(screen.getByLabelText('增加草莓云朵奶油蛋糕'));
  expect(document.querySelector('.spec-sheet__sum .price')?.textContent).toBe('¥412');
  fireEvent.click(screen.getByText('加入购物车'));
  expect(lastAdded()).toEqual([['sku-6in-pistachio', 2]]);
});

test('a product with nothing to choose goes into the cart by one tap, without a sheet', () => {
  shown(<Menu product={aCroissant()} />);
  fireEvent.click(screen.getByText('想要这个'));
  expect(screen.queryByText('选规格')).toBeNull();
  expect(lastAdded()).toEqual([['sku-croissant', 1]]);
});

describe('the cart sheet', () => {
  const handlers = { onClose: jest.fn(), onQuantity: jest.fn(), onRemove: jest.fn(), onCheckOut: jest.fn() };
  const sheet = (lines = [aLine()]) =>
    shown(
      <CartSheet
        visible
        view={cartView({ cart: aCart(lines), store, menu: aMenu(), mode: 'pickup', now: NOW })}
        {...handlers}
      />,
    );
  beforeEach(() => {
    for (const handler of Object.values(handlers)) handler.mockClear();
  });

  test('changes quantities in place', () => {
    const line = aLine();
    sheet([line]);
    fireEvent.click(screen.getByLabelText('减少草莓云朵奶油蛋糕'));
    expect(handlers.onQuantity).toHaveBeenCalledWith(line, 0);
  });

  test('with a sold-out line cannot be paid until that line is out', () => {
    const gone = aLine({ skuId: 'gone', unavailable: 'sku.sold_out' });
    sheet([aLine(), gone]);
    expect(screen.getByText('有 1 款现在买不了')).toBeTruthy();
    fireEvent.click(screen.getByText('去结算'));
    expect(handlers.onCheckOut).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('移除它们'));
    expect(handlers.onRemove).toHaveBeenCalledWith([gone]);
  });

  test('says it when a price changed since she put it in', () => {
    sheet([aLine({ unitPriceFen: 20400, previousUnitPriceFen: 19800 })]);
    expect(screen.getByText('比加入时贵了 ¥6')).toBeTruthy();
    fireEvent.click(screen.getByText('去结算'));
    expect(handlers.onCheckOut).toHaveBeenCalledTimes(1);
  });

  test('empty, it leads back to the menu', () => {
    sheet([]);
    fireEvent.click(screen.getByText('去点单'));
    expect(handlers.onClose).toHaveBeenCalledTimes(1);
  });
});
