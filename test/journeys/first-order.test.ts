import { type DemoApp, startDemoApp } from './support/demo-app';
import { Phone } from './support/phone';
import { bringCakeToCheckout, openStaffPhone, payOnTheSheet, submit } from './support/steps';

async function typeCode(staff: Phone, code: string): Promise<void> {
  for (const digit of code) await staff.page.locator('.keypad').getByText(digit, { exact: true }).click();
}

describe('Lin scans the poster in the window and orders her first cake', () => {
  let app: DemoApp;
  beforeAll(async () => {
    app = await startDemoApp();
  }, 60_000);
  afterAll(async () => {
    await Phone.closeAll();
    await app.close();
  });

  test('she pays, comes for it, and the cake is handed over once', async () => {
    const lin = await bringCakeToCheckout(app);
    await lin.picture('checkout');
    await submit(lin);
    await lin.picture('cashier');
    await payOnTheSheet(lin);
    await lin.picture('paid');
    await lin.tap('查看订单');
    await lin.sees('取货码');
    await lin.sees('订单已收到');
    await lin.picture('order');
    const code = /取货码 (\d{4})/.exec(await lin.screenText())?.[1] ?? '';
    expect(code).toMatch(/^\d{4}$/);

    const staff = await openStaffPhone(app, 'wulin');
    await staff.sees('1 单要做，先做 14:00 的');
    await staff.sees('草莓云朵奶油蛋糕');
    await staff.picture('staff-today');
    await staff.tap('开始制作');
    await staff.tap('做好了');
    await staff.sees('1 单做好了，等着交付');
    await staff.tap('扫取货码');
    await staff.sees('核销取货');
    await typeCode(staff, code);
    await staff.sees('确认交付');
    await staff.picture('staff-verify');
    await staff.tap('确认交付');
    await staff.sees('已交付');
    await staff.picture('staff-handed-over');

    // The same code once more: refused, with when and by whom.
    await staff.tap('核对下一个');
    await typeCode(staff, code);
    await staff.sees('这单已经取走，不要再交付');
    await staff.sees('沈悦');
    await staff.picture('staff-refused');

    await lin.page.reload();
    await lin.sees('谢谢光临');
    await lin.tap('返回');
    expect([...lin.troubles, ...staff.troubles]).toEqual([]);
  }, 120_000);
});
