export { SourcesReactions } from './sources.handlers';
export { SourcesModule } from './sources.module';
export { SourcesReader, type SourceReportRow } from './sources.read-model';
export { type SourceCodeDraft, SourcesStore } from './sources.store';
