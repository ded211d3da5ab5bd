import { View } from '@tarojs/components';
import { Button, Chip, Icon } from '@/components';
import { locate } from '@/features/location';
import { choosePlace, isH5, type Position, showToast } from '@/platform';
import type { AddressDraft } from './address.view';
import { KNOWN_PLACES } from './known-places.data';

interface PlacePickerProps {
  draft: AddressDraft;
  /** Where WeChat's map opens. */
  near: Position;
  onChange: (part: Partial<AddressDraft>) => void;
}

/** Where on the map the address is: WeChat's own map, in a browser a list; her own position in both. */
export function PlacePicker({ draft, near, onChange }: PlacePickerProps) {
  const fromHere = async () => {
    const position = await locate();
    if (position) onChange({ position });
    else showToast('没拿到位置，请在上面选一个地点');
  };
  return (
    <View>
      {isH5 ? (
        <KnownPlaces draft={draft} onChange={onChange} />
      ) : (
        <MapRow draft={draft} near={near} onChange={onChange} />
      )}
      <Button kind="text" size="s" icon="navigate" onTap={fromHere}>
        用我现在的位置
      </Button>
    </View>
  );
}

function MapRow({ draft, near, onChange }: PlacePickerProps) {
  const pick = async () => {
    const place = await choosePlace({ latitude: near.latitude, longitude: near.longitude });
    if (place) onChange({ address: place.name || place.address, position: place });
  };
  return (
    <View className="address-field" hoverClass="press" ariaRole="button" onClick={pick}>
      <View className="address-field__label">位置</View>
      <View className="address-field__value">
        <View className={draft.position ? '' : 'address-field__hint'}>
          {draft.position ? '已选好，点这里可以重选' : '在地图上选位置'}
        </View>
        <Icon name="right" size={16} />
      </View>
    </View>
  );
}

/** Stand-in for WeChat's map: neighbourhoods to tap. */
function KnownPlaces({ draft, onChange }: Omit<PlacePickerProps, 'near'>) {
  const { position } = draft;
  return (
    <View className="address-places">
      {KNOWN_PLACES.map((place) => (
        <Chip
          key={place.name}
          on={position?.latitude === place.latitude && position.longitude === place.longitude}
          onTap={() => onChange({ position: place, address: `${place.name}（${place.address}）` })}
        >
          {place.name}
        </Chip>
      ))}
    </View>
  );
}
