import { View } from '@tarojs/components';
import { Button, Icon, Page, TextInput } from '@/components';
import { canScan } from '@/platform';
import { Awning } from '../parts/awning';
import { OrderContent } from '../parts/order-content';
import '../parts/staff.scss';
import { Keypad } from './keypad';
import { useVerify, type Verify } from './use-verify';
import './verify.scss';

export default function StaffVerifyPage() {
  const verify = useVerify();
  const { state, view } = verify;
  return (
    <Page className="staff verify">
      <Awning
        tone={view.tone}
        bar={<View className="verify__bar">核销取货</View>}
        canGoBack
        label={view.label}
        sentence={view.sentence}
      >
        {view.detail && (
          <View className="verify__detail">
            <View className="verify__when">{view.detail.title}</View>
            <View className="verify__ago">{view.detail.text}</View>
          </View>
        )}
      </Awning>
      <View className="staff__gutter">
        {state.kind === 'entry' && <Entry verify={verify} />}
        {(state.kind === 'found' || state.kind === 'done') && (
          <View className="staff__panel">
            <OrderContent order={state.order} />
          </View>
        )}
        {view.help.length > 0 && (
          <View>
            <View className="verify__section">怎么帮顾客</View>
            <View className="staff__panel">
              {view.help.map((each) => (
                <View key={each.title} className="verify__help">
                  <View className="verify__help-title">{each.title}</View>
                  <View className="verify__help-text">{each.text}</View>
                </View>
              ))}
            </View>
          </View>
        )}
      </View>
      <Dock verify={verify} />
    </Page>
  );
}

/** Four digits to type; in a browser also the QR's text, since a browser has no scanner. */
function Entry({ verify }: { verify: Verify }) {
  return (
    <View>
      <View className="verify__digits" ariaLabel={`已输入 ${verify.digits}`}>
        {[0, 1, 2, 3].map((place) => (
          <View key={place} className={`verify__digit ${verify.digits[place] ? 'verify__digit--on' : ''}`}>
            {verify.digits[place] ?? ''}
          </View>
        ))}
      </View>
      <Keypad onPress={verify.press} disabled={verify.busy !== null} />
      {!canScan && (
        <View className="verify__paste">
          <TextInput
            className="verify__input"
            name="qr"
            value={verify.pasted}
            maxLength={140}
            hint="或粘贴二维码里的文字"
            onChange={verify.setPasted}
            onConfirm={verify.lookUpPasted}
          />
          <Button
            kind="ghost"
            size="m"
            disabled={verify.pasted.trim() === ''}
            loading={verify.busy === 'looking'}
            onTap={verify.lookUpPasted}
          >
            查单
          </Button>
        </View>
      )}
    </View>
  );
}

function Dock({ verify }: { verify: Verify }) {
  const { state, view, busy } = verify;
  const isEntry = state.kind === 'entry';
  if (view.act !== null) {
    const isHandOver = view.act === 'hand_over';
    return (
      <View className="staff__dock">
        <Button className="staff__side" kind="ghost" onTap={verify.restart}>
          换一单
        </Button>
        <Button
          className="staff__main"
          kind={isHandOver ? 'primary' : 'ink'}
          loading={busy === 'handing'}
          onTap={isHandOver ? verify.handOver : verify.makeReady}
        >
          {isHandOver ? '确认交付' : '做好了'}
        </Button>
      </View>
    );
  }
  if (isEntry && !canScan) return null;
  return (
    <View className="staff__dock">
      {canScan ? (
        <Button className="staff__main" icon="scan" loading={busy === 'looking'} onTap={verify.scan}>
          {isEntry ? '扫取货码' : '扫下一个码'}
        </Button>
      ) : (
        <Button className="staff__main" onTap={verify.restart}>
          核对下一个
        </Button>
      )}
      {canScan && !isEntry && (
        <Button className="staff__side" kind="ghost" onTap={verify.restart}>
          <Icon name="pen" size={18} />
          输码
        </Button>
      )}
    </View>
  );
}
