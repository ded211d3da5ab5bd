import { Injectable } from '@nestjs/common';
import type { Id } from '@tianpu/shared/api';
import { templateFlaws, worstCostFen } from '@tianpu/shared/coupons';
import { affected, Clock, type Db, Ids, insert, Problem, readJson, row, rows, type Tx } from '../platform';
import type { StoredTemplate, TemplateDraft, TemplateRule } from './coupons.types';

const COLUMNS = `id, template_key, label, rule, claim_from, claim_to, stock, limit_per_customer, budget_fen, is_active, issued`;

interface TemplateRow {
  id: Id;
  template_key: string;
  label: string;
  rule: unknown;
  claim_from: Date | null;
  claim_to: Date | null;
  stock: number | null;
  limit_per_customer: number;
  budget_fen: number | null;
  is_active: number;
  issued: number;
}

/** The only writer of `coupon_templates` and `coupon_store_codes`. */
@Injectable()
export class CouponTemplatesStore {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Creates the template with this key, or brings one up to date whose coupons are not out yet; coupons that customers
   * hold keep the rule they were issued under, so an issued template is never rewritten. Answers its id. Refuses
   * `request.invalid` with the first flaw of the rule.
   */
  async save(tx: Tx, draft: TemplateDraft, by: string): Promise<Id> {
    const known = await this.byKey(tx, draft.key);
    const id = known?.id ?? this.ids.next();
    const flaw = templateFlaws({ ...draft, id })[0];
    if (flaw !== undefined) throw new Problem('request.invalid', { field: 'template', rule: flaw });
    if (known === undefined) {
      const createdAt = this.clock.now();
      await insert(tx, 'coupon_templates', {
        id,
        ...columnsOf(draft),
        created_at: createdAt,
        created_by: by,
      });
    } else if (known.issued === 0) {
      const columns = columnsOf(draft);
      const assignments = Object.keys(columns).map((column) => `${column} = ?`);
      await affected(
        tx,
        `UPDATE coupon_templates SET ${assignments.join(', ')} WHERE id = ? AND issued = 0`,
        [...Object.values(columns), id],
      );
    }
    return id;
  }

  async byKey(db: Db, key: string): Promise<StoredTemplate | undefined> {
    const found = await row<TemplateRow>(
      db,
      `SELECT ${COLUMNS} FROM coupon_templates WHERE template_key = ?`,
      [key],
    );
    return found && templateOf(found);
  }

  async byId(db: Db, id: Id): Promise<StoredTemplate | undefined> {
    return (await this.byIds(db, [id])).get(id);
  }

  /** The template kept still until the transaction ends: its stock cannot run out meanwhile. */
  async lock(tx: Tx, id: Id): Promise<StoredTemplate> {
    const found = await row<TemplateRow>(
      tx,
      `SELECT ${COLUMNS} FROM coupon_templates WHERE id = ? FOR UPDATE`,
      [id],
    );
    if (found === undefined) throw new Error(`coupon template ${id} is gone`);
    return templateOf(found);
  }

  async byIds(db: Db, ids: readonly Id[]): Promise<Map<Id, StoredTemplate>> {
    if (ids.length === 0) return new Map();
    const found = await rows<TemplateRow>(db, `SELECT ${COLUMNS} FROM coupon_templates WHERE id IN (?)`, [
      ids,
    ]);
    return new Map(found.map((template) => [template.id, templateOf(template)]));
  }

  /** Newest first. */
  async all(db: Db): Promise<StoredTemplate[]> {
    return (await rows<TemplateRow>(db, `SELECT ${COLUMNS} FROM coupon_templates ORDER BY id DESC`)).map(
      templateOf,
    );
  }

  /**
   * Takes `count` coupons from stock and budget, or none. The row everybody wants is written last and held shortest.
   * False when the shop's limits do not allow them all.
   */
  async take(tx: Tx, id: Id, count: number): Promise<boolean> {
    const taken = await affected(
      tx,
      `UPDATE coupon_templates SET issued = issued + ?
        WHERE id = ? AND is_active = 1 AND (stock IS NULL OR issued + ? <= stock)
          AND (budget_fen IS NULL OR (issued + ?) * worst_cost_fen <= budget_fen)`,
      [count, id, count, count],
    );
    return taken === 1;
  }

  /** No more coupons of it from now on; those that are out stay good. False when it was stopped before. */
  async stop(tx: Tx, id: Id): Promise<boolean> {
    return (
      (await affected(tx, 'UPDATE coupon_templates SET is_active = 0 WHERE id = ? AND is_active = 1', [
        id,
      ])) === 1
    );
  }

  /** Scanning this code brings this coupon, once per person. */
  async bindStoreCode(tx: Tx, sourceCodeId: Id, templateId: Id): Promise<void> {
    await affected(
      tx,
      `INSERT INTO coupon_store_codes (source_code_id, template_id) VALUES (?, ?)
        ON DUPLICATE KEY UPDATE template_id = template_id`,
      [sourceCodeId, templateId],
    );
  }

  async ofStoreCode(db: Db, sourceCodeId: Id): Promise<StoredTemplate[]> {
    const bound = await rows<{ templateId: Id }>(
      db,
      'SELECT template_id AS templateId FROM coupon_store_codes WHERE source_code_id = ? ORDER BY template_id',
      [sourceCodeId],
    );
    const templates = await this.byIds(
      db,
      bound.map(({ templateId }) => templateId),
    );
    return [...templates.values()];
  }
}

function columnsOf(draft: TemplateDraft) {
  const { benefit, scope, who, channels, group, stacking, validity } = draft;
  const rule: TemplateRule = { benefit, scope, who, channels, group, stacking, validity };
  return {
    template_key: draft.key,
    label: draft.label,
    rule: JSON.stringify(rule),
    claim_from: draft.claimFrom === null ? null : new Date(draft.claimFrom),
    claim_to: draft.claimTo === null ? null : new Date(draft.claimTo),
    stock: draft.stock,
    limit_per_customer: draft.limitPerCustomer,
    budget_fen: draft.budgetFen,
    worst_cost_fen: worstCostFen(draft),
    is_active: draft.isActive,
  };
}

function templateOf(found: TemplateRow): StoredTemplate {
  return {
    ...readJson<TemplateRule>(found.rule),
    id: found.id,
    key: found.template_key,
    label: found.label,
    claimFrom: found.claim_from?.toISOString() ?? null,
    claimTo: found.claim_to?.toISOString() ?? null,
    stock: found.stock,
    limitPerCustomer: found.limit_per_customer,
    budgetFen: found.budget_fen,
    isActive: found.is_active === 1,
    issued: found.issued,
  };
}
