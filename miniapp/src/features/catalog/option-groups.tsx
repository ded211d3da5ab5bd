import { View } from '@tarojs/components';
import { Chip, Price } from '@/components';
import type { ChoiceView, OptionView } from './choice.view';
import './option-groups.scss';

interface OptionGroupsProps {
  groups: ChoiceView['groups'];
  onChoose: (groupIndex: number, option: string) => void;
}

/** The product's attributes: sizes as tiles with who they serve and what they cost, everything else as chips. */
export function OptionGroups({ groups, onChoose }: OptionGroupsProps) {
  return (
    <View>
      {groups.map((group, index) => (
        <View key={group.name} className="option-group">
          <View className="option-group__name">{group.name}</View>
          <View className="option-group__options">
            {group.options.map((option) =>
              option.servesText ? (
                <SizeTile key={option.option} view={option} onTap={() => onChoose(index, option.option)} />
              ) : (
                <Chip
                  key={option.option}
                  on={option.isChosen}
                  off={option.isOff}
                  onTap={() => onChoose(index, option.option)}
                >
                  {option.option}
                  {option.surchargeText ? ` ${option.surchargeText}` : ''}
                </Chip>
              ),
            )}
          </View>
        </View>
      ))}
    </View>
  );
}

function SizeTile({ view, onTap }: { view: OptionView; onTap: () => void }) {
  const classes = ['size-tile', view.isChosen ? 'size-tile--on' : '', view.isOff ? 'size-tile--off' : ''];
  return (
    <View
      className={classes.filter(Boolean).join(' ')}
      ariaRole="radio"
      onClick={view.isOff ? undefined : onTap}
    >
      <View className="size-tile__name">{view.option}</View>
      <View className="size-tile__serves">{view.isOff ? '今日售罄' : view.servesText}</View>
      {view.priceFen !== null && (
        <Price fen={view.priceFen} size={13} tone={view.isChosen ? 'berry' : 'ink'} />
      )}
    </View>
  );
}
