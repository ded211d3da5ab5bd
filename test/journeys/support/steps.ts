import type { DemoApp } from './demo-app';
import { Phone } from './phone';

/** She scans the poster, takes the strawberry cake as it is, and stands at checkout with its first slot chosen. */
export async function bringCakeToCheckout(app: DemoApp): Promise<Phone> {
  const phone = await Phone.open(app, '/pages/home/index', { scene: 'WLP1' });
  await phone.sees('武林店');
  await phone.tap('点单');
  await phone.tap('草莓云朵奶油蛋糕');
  await phone.tap('加入购物车');
  await phone.sees('已加入购物车');
  await phone.tap('购物车，1 件');
  await phone.tap('去结算');
  await phone.sees('取货时间');
  await phone.sees('合计');
  return phone;
}

/** Ticks the rules and sends the order; what comes next is the cashier, or a refusal. */
export async function submit(phone: Phone): Promise<void> {
  await phone.tap('同意预订与退改规则');
  await phone.tap('提交并微信支付');
}

/** WeChat's payment sheet, played by the simulator's page: she pays and comes back. */
export async function payOnTheSheet(phone: Phone): Promise<void> {
  await phone.sees('立即支付');
  await phone.tap('立即支付');
  await phone.sees('付好了');
}

/** A member of staff on her own phone, signed in, on today's page. */
export async function openStaffPhone(app: DemoApp, login: string): Promise<Phone> {
  const person = app.staff.find((each) => each.login === login);
  if (!person) throw new Error(`No demo staff ${login}`);
  const phone = await Phone.open(app, '/subpackages/staff/sign-in/index');
  await phone.type('店长给您的账号', person.login);
  await phone.type('密码', person.password);
  await phone.tap('登录');
  return phone;
}
