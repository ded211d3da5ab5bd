import { View } from '@tarojs/components';
import { Button, Notice, Page, TextInput } from '@/components';
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
          <TextInput
            className="staff-sign-in__input"
            name="login"
            value={form.login}
            maxLength={60}
            hint="店长给您的账号"
            onChange={form.setLogin}
          />
          <View className="staff-sign-in__label">密码</View>
          <TextInput
            className="staff-sign-in__input"
            name="password"
            isPassword
            value={form.password}
            maxLength={200}
            hint="密码"
            onChange={form.setPassword}
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
