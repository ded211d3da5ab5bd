import { Input, View } from '@tarojs/components';
import { Button, Notice, Page } from '@/components';
import { open, routes } from '@/platform';
import { Awning } from '../parts/awning';
import '../parts/staff.scss';
import './sign-in.scss';
import { useSignIn } from './use-sign-in';

export default function StaffSignInPage() {
  const form = useSignIn();
  return (
    <Page className="staff staff-sign-in">
      <Awning
        bar={<View className="staff-sign-in__brand">甜铺 · 店务</View>}
        canGoBack
        label="给店员用的"
        sentence="登录后看今天的单、核销取货"
      />
      <View className="staff__gutter">
        <View className="staff__panel staff-sign-in__form">
          <View className="staff-sign-in__label">账号</View>
          <Input
            className="staff-sign-in__input"
            name="login"
            value={form.login}
            maxlength={60}
            placeholder="店长给您的账号"
            placeholderStyle="color: #7c6858"
            onInput={(event) => form.setLogin(event.detail.value)}
          />
          <View className="staff-sign-in__label">密码</View>
          <Input
            className="staff-sign-in__input"
            name="password"
            password
            value={form.password}
            maxlength={200}
            placeholder="密码"
            placeholderStyle="color: #7c6858"
            onInput={(event) => form.setPassword(event.detail.value)}
            onConfirm={form.submit}
          />
          {form.problem && (
            <View className="staff-sign-in__problem">
              <Notice tone="berry" icon="alert" title={form.problem} />
            </View>
          )}
          <Button block loading={form.isRunning} onTap={form.submit}>
            登录
          </Button>
        </View>
        <View className="staff-sign-in__hint">没有账号时看不到任何订单和客人信息</View>
        <Button block kind="text" onTap={() => open(routes.home())}>
          先去买蛋糕
        </Button>
      </View>
    </Page>
  );
}
