import type { DataSource } from 'typeorm';

import { rows } from './tx';

/** A server setting that money depends on, and what is wrong with it. */
export interface SettingMistake {
  setting: string;
  is: string;
  mustBe: string;
}

const WANTED: Readonly<Record<string, string>> = {
  innodb_flush_log_at_trx_commit: '1',
  sync_binlog: '1',
  innodb_rollback_on_timeout: 'ON',
  innodb_lock_wait_timeout: '5',
};

/**
 * Compares the database with what the shop needs: durable commits, whole-transaction rollback on a lock timeout, sessions
 * at READ COMMITTED in UTC with strict SQL, and utf8mb4 in every table (an emoji on a cake in a utf8mb3 column is an error).
 * `sync_binlog` counts only where a binary log is written.
 */
export async function settingMistakes(source: DataSource): Promise<SettingMistake[]> {
  const names = [
    ...Object.keys(WANTED),
    'log_bin',
    'tx_isolation',
    'transaction_isolation',
    'time_zone',
    'sql_mode',
  ];
  const found = await rows<{ Variable_name: string; Value: string }>(
    source,
    `SHOW SESSION VARIABLES WHERE Variable_name IN (?)`,
    [names],
  );
  const value = new Map(found.map((variable) => [variable.Variable_name, variable.Value]));
  const mistakes: SettingMistake[] = [];
  for (const [setting, mustBe] of Object.entries(WANTED)) {
    if (setting === 'sync_binlog' && value.get('log_bin') !== 'ON') continue;
    const is = value.get(setting) ?? 'unknown';
    if (is !== mustBe) mistakes.push({ setting, is, mustBe });
  }
  const isolation = value.get('transaction_isolation') ?? value.get('tx_isolation') ?? 'unknown';
  if (isolation !== 'READ-COMMITTED')
    mistakes.push({ setting: 'isolation', is: isolation, mustBe: 'READ-COMMITTED' });
  if (value.get('time_zone') !== '+00:00') {
    mistakes.push({ setting: 'time_zone', is: value.get('time_zone') ?? 'unknown', mustBe: '+00:00' });
  }
  if (!value.get('sql_mode')?.includes('STRICT_ALL_TABLES')) {
    mistakes.push({
      setting: 'sql_mode',
      is: value.get('sql_mode') ?? 'unknown',
      mustBe: 'STRICT_ALL_TABLES',
    });
  }
  return [...mistakes, ...(await narrowColumns(source))];
}

async function narrowColumns(source: DataSource): Promise<SettingMistake[]> {
  const narrow = await rows<{ place: string; charset: string }>(
    source,
    `SELECT CONCAT(table_name, '.', column_name) AS place, character_set_name AS charset
     FROM information_schema.columns
     WHERE table_schema = DATABASE() AND character_set_name IS NOT NULL
       AND character_set_name NOT IN ('utf8mb4', 'ascii')`,
  );
  return narrow.map(({ place, charset }) => ({ setting: place, is: charset, mustBe: 'utf8mb4' }));
}
