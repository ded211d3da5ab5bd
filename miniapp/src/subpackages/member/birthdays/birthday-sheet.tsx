import { View } from '@tarojs/components';
import { FAMILY_RELATIONS, RELATION_LABELS } from '@tianpu/shared/membership';
import { Button, Chip, Icon, Sheet, TextInput } from '@/components';
import { DateGrid } from '../parts/date-grid';
import type { Birthdays } from './use-birthdays';

/** One birthday: what she calls the person, who it is, which day in which calendar. */
export function BirthdaySheet({ page }: { page: Birthdays }) {
  const { draft, setDraft } = page;
  return (
    <Sheet
      visible={draft !== null}
      onClose={page.close}
      title={draft?.id ? '改生日' : '记一个生日'}
      footer={
        <View className="birthday-sheet__foot">
          {draft?.id && (
            <Button kind="ghost" icon="trash" loading={page.busy === 'remove'} onTap={page.remove}>
              删掉
            </Button>
          )}
          <Button className="birthday-sheet__save" loading={page.busy === 'save'} onTap={page.save}>
            保存
          </Button>
        </View>
      }
    >
      {draft && (
        <View className="birthday-sheet">
          <TextInput
            className="birthday-sheet__name"
            name="family-name"
            value={draft.name}
            maxLength={20}
            hint="怎么称呼，比如：妈妈"
            onChange={(name) => setDraft({ ...draft, name })}
          />
          <View className="birthday-sheet__relations">
            {FAMILY_RELATIONS.map((relation) => (
              <Chip
                key={relation}
                on={relation === draft.relation}
                onTap={() => setDraft({ ...draft, relation, isGuardian: false })}
              >
                {RELATION_LABELS[relation]}
              </Chip>
            ))}
          </View>
          {draft.relation === 'child' && (
            <View
              className="birthday-sheet__guardian"
              ariaRole="checkbox"
              onClick={() => setDraft({ ...draft, isGuardian: !draft.isGuardian })}
            >
              <View className={`birthday-sheet__box ${draft.isGuardian ? 'birthday-sheet__box--on' : ''}`}>
                {draft.isGuardian && <Icon name="check" size={14} />}
              </View>
              我是孩子的监护人，同意记下这个生日
            </View>
          )}
          <DateGrid value={draft.date} onChange={(date) => setDraft({ ...draft, date })} />
        </View>
      )}
    </Sheet>
  );
}
