import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, render, screen } from '@testing-library/react';
import { act } from 'react';
import { ApiProblem } from '@/api/client';
import { Button, ConfirmSheet, ICON_NAMES, Price, Stepper } from '@/components';
import { ToastHost } from '@/components/toast';
import { ErrorState } from '@/features/error-state';
import { hideToast, showToast } from '@/platform';

describe('price', () => {
  test.each([
    [19800, false, '¥198'],
    [19850, false, '¥198.50'],
    [19800, true, '¥198.00'],
    [128600, false, '¥1,286'],
    [-2000, true, '−¥20.00'],
    [0, false, '¥0'],
  ])('%i fen, exact %s, is %s', (fen, exact, text) => {
    const { container } = render(<Price fen={fen} exact={exact} />);
    expect(container.textContent).toBe(text);
  });
});

describe('button', () => {
  test('tells its tap', () => {
    const onTap = jest.fn();
    render(<Button onTap={onTap}>去结算</Button>);
    fireEvent.click(screen.getByRole('button'));
    expect(onTap).toHaveBeenCalledTimes(1);
  });

  test.each([{ loading: true }, { disabled: true }])('with %j takes no tap', (state) => {
    const onTap = jest.fn();
    render(
      <Button onTap={onTap} {...state}>
        去结算
      </Button>,
    );
    fireEvent.click(screen.getByText('去结算'));
    expect(onTap).not.toHaveBeenCalled();
  });
});

describe('stepper', () => {
  test('counts up and down and stays silent at its limits', () => {
    const onChange = jest.fn();
    const { rerender } = render(<Stepper quantity={1} min={1} max={2} label="可颂" onChange={onChange} />);
    fireEvent.click(screen.getByLabelText('减少可颂'));
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.click(screen.getByLabelText('增加可颂'));
    expect(onChange).toHaveBeenLastCalledWith(2);
    rerender(<Stepper quantity={2} min={1} max={2} label="可颂" onChange={onChange} />);
    fireEvent.click(screen.getByLabelText('增加可颂'));
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});

test('every icon that has a name has a drawing', () => {
  const scss = readFileSync(join(__dirname, '../../../miniapp/src/components/icon/icon.scss'), 'utf8');
  const drawn = [...scss.matchAll(/^ {2}['"]([a-z]+)['"]:/gm)].map((match) => match[1]);
  expect([...drawn].sort()).toEqual([...ICON_NAMES].sort());
});

describe('a page whose data did not come', () => {
  test('says that the network is gone and offers to try again', () => {
    const onRetry = jest.fn();
    render(<ErrorState error={new ApiProblem('network.no_answer', 0)} what="菜单" onRetry={onRetry} />);
    expect(screen.getByText('没连上网，菜单没取到')).toBeTruthy();
    fireEvent.click(screen.getByText('再试一次'));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  test('says that the shop is busy when it answered', () => {
    render(<ErrorState error={new ApiProblem('service.unavailable', 503)} what="菜单" onRetry={jest.fn()} />);
    expect(screen.getByText('菜单没取到')).toBeTruthy();
    expect(screen.getByText('系统正忙，请过一会儿再试')).toBeTruthy();
  });
});

describe('toast', () => {
  test('goes away by itself after two seconds', () => {
    jest.useFakeTimers();
    render(<ToastHost />);
    act(() => showToast('已加入购物车', { icon: 'check' }));
    expect(screen.getByText('已加入购物车')).toBeTruthy();
    act(() => void jest.advanceTimersByTime(2000));
    expect(screen.queryByText('已加入购物车')).toBeNull();
    jest.useRealTimers();
  });

  test('with something to do about it closes when that is done', () => {
    const run = jest.fn();
    render(<ToastHost />);
    act(() => showToast('已移除', { action: { label: '撤销', run } }));
    fireEvent.click(screen.getByText('撤销'));
    expect(run).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('已移除')).toBeNull();
    act(() => hideToast());
  });
});

test('a question before something final names both ways', () => {
  const onConfirm = jest.fn();
  const onCancel = jest.fn();
  render(
    <ConfirmSheet
      visible
      title="取消订单？"
      text="时段会让给别人"
      confirmLabel="取消订单"
      onConfirm={onConfirm}
      onCancel={onCancel}
    />,
  );
  fireEvent.click(screen.getByText('取消订单'));
  fireEvent.click(screen.getByText('再想想'));
  expect([onConfirm.mock.calls.length, onCancel.mock.calls.length]).toEqual([1, 1]);
});
