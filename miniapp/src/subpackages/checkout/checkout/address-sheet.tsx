import { View } from '@tarojs/components';
import type { DeliveryAddress } from '@tianpu/shared/api';
import { useState } from 'react';
import { Button, Chip, Icon, Sheet, TextInput } from '@/components';
import { locate } from '@/features/location';
import { choosePlace, isH5, type Position, showToast } from '@/platform';
import { type AddressDraft, type AddressField, draftOf, EMPTY_ADDRESS, readAddress } from './address.view';
import './address.scss';
import { KNOWN_PLACES } from './known-places.data';

interface AddressSheetProps {
  visible: boolean;
  address: DeliveryAddress | null;
  /** Where WeChat's map opens. */
  near: Position;
  onClose: () => void;
  onSave: (address: DeliveryAddress) => void;
}

/** The address form. The position comes from WeChat's map; in a browser from a list or the browser itself. */
export function AddressSheet({ visible, address, near, onClose, onSave }: AddressSheetProps) {
  const [draft, setDraft] = useState<AddressDraft>(() => (address ? draftOf(address) : EMPTY_ADDRESS));
  const [hasTried, setTried] = useState(false);
  const read = readAddress(draft);
  const problems = hasTried && !read.ok ? read.problems : {};
  const change = (part: Partial<AddressDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fromMap = async () => {
    const place = await choosePlace({ latitude: near.latitude, longitude: near.longitude });
    if (place) change({ address: place.name || place.address, position: place });
  };
  const save = () => {
    setTried(true);
    if (read.ok) onSave(read.address);
  };
  return (
    <Sheet
      visible={visible}
      onClose={onClose}
      title="送到哪里"
      footer={
        <Button block onTap={save}>
          保存地址
        </Button>
      }
    >
      {isH5 ? (
        <BrowserPlaces draft={draft} onChange={change} />
      ) : (
        <View className="address-field" hoverClass="press" ariaRole="button" onClick={fromMap}>
          <View className="address-field__label">位置</View>
          <View className="address-field__value">
            <View className={draft.position ? '' : 'address-field__hint'}>
              {draft.position ? '已选好，点这里可以重选' : '在地图上选位置'}
            </View>
            <Icon name="right" size={16} />
          </View>
        </View>
      )}
      <Problem text={problems.position} />
      <Field name="address" label="小区、写字楼或街道" draft={draft} problems={problems} onChange={change} />
      <Field
        name="detail"
        label="楼栋门牌"
        hint="例如 6 幢 1802 室"
        draft={draft}
        problems={problems}
        onChange={change}
      />
      <Field name="recipient" label="收货人" draft={draft} problems={problems} onChange={change} />
      <Field
        name="phone"
        label="手机号"
        hint="骑手到了打这个电话"
        draft={draft}
        problems={problems}
        onChange={change}
      />
    </Sheet>
  );
}

interface PartProps {
  draft: AddressDraft;
  onChange: (part: Partial<AddressDraft>) => void;
}

/** Stand-in for WeChat's map: neighbourhoods to tap, or the browser's own position. */
function BrowserPlaces({ draft, onChange }: PartProps) {
  const fromBrowser = async () => {
    const position = await locate();
    if (position) onChange({ position });
    else showToast('没拿到位置，可以在下面挑一个附近的地点');
  };
  return (
    <View>
      <View className="address-places">
        {KNOWN_PLACES.map((place) => (
          <Chip
            key={place.name}
            on={draft.position?.latitude === place.latitude && draft.position.longitude === place.longitude}
            onTap={() => onChange({ position: place, address: `${place.name}（${place.address}）` })}
          >
            {place.name}
          </Chip>
        ))}
      </View>
      <Button kind="text" size="s" icon="navigate" onTap={fromBrowser}>
        用我现在的位置
      </Button>
    </View>
  );
}

interface FieldProps extends PartProps {
  name: Exclude<AddressField, 'position'>;
  label: string;
  hint?: string;
  problems: Partial<Record<AddressField, string>>;
}

function Field({ name, label, hint, draft, problems, onChange }: FieldProps) {
  return (
    <View className="address-field">
      <View className="address-field__label">{label}</View>
      <TextInput
        className="address-field__input"
        name={name}
        value={draft[name]}
        maxLength={name === 'phone' ? 20 : 100}
        type={name === 'phone' ? 'number' : 'text'}
        hint={hint ?? `请填${label}`}
        onChange={(value) => onChange({ [name]: value })}
      />
      <Problem text={problems[name]} />
    </View>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text ? <View className="address-field__problem">{text}</View> : null;
}
