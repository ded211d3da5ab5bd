import { back, decodeParams, mediaUrl, open, replace, routes } from '@/platform';
import { AbortController as Controller } from '@/platform/abort-controller';
import { world } from '../support/taro';

describe('routes', () => {
  test('a tab is switched to, other pages are laid on top', () => {
    open(routes.menu());
    open(routes.product('01J/中'));
    replace(routes.payResult('01J'));
    expect(world.navigations).toEqual([
      'tab /pages/menu/index',
      'open /subpackages/product/product/index?productId=01J%2F%E4%B8%AD',
      'replace /subpackages/checkout/pay-result/index?orderId=01J',
    ]);
  });

  test('back from a page that was opened directly goes home', () => {
    back();
    expect(world.navigations).toEqual(['tab /pages/home/index']);
  });

  test('parameters are decoded, and a text that is no encoding is left', () => {
    expect(decodeParams({ productId: '01J%2F%E4%B8%AD', odd: '100%', none: undefined })).toEqual({
      productId: '01J/中',
      odd: '100%',
      none: undefined,
    });
  });
});

test('pictures of the API are on this origin in a browser, others stay where they are', () => {
  expect(mediaUrl('/media/320/a.webp')).toBe('/media/320/a.webp');
  expect(mediaUrl('https://cdn.example/a.webp')).toBe('https://cdn.example/a.webp');
});

test('an aborted request tells its listeners once', () => {
  const controller = new Controller();
  const heard = jest.fn();
  controller.signal.addEventListener('abort', heard);
  controller.abort();
  controller.abort();
  expect(heard).toHaveBeenCalledTimes(1);
  expect(controller.signal.aborted).toBe(true);
});
