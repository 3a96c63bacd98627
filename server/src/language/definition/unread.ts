/** What documents say and nobody has read: it would have no effect when they run here, and so it is said. */
import type { Node } from '../../dsl/nodes/bind.ts';
import type { Reading } from './reading.ts';

/** The definitions that are read; others, such as those of APIs, are about something else. */
const readDefinitions: ReadonlySet<string> = new Set([
  'ash.domain',
  'ash.resource',
  'ash.state_machine',
  'ash.policies',
  'ash.pub_sub',
  'ash.postgres',
  'reactor',
  'ash.reactor',
]);

/** Options that say something of the code that is made for others, or in words: nothing here depends on them. */
const aboutOthers: ReadonlySet<string> = new Set([
  // Words.
  ...['description', 'satisfies', 'trace_name', 'plural_name', 'label', 'requirements', 'not_found_message'],
  // How Elixir code is put together, and what it prints.
  ...['extensions', 'otp_app', 'fragments', 'simple_notifiers', 'domain', 'default_domain', 'data_layer'],
  ...['validate_domain_inclusion?', 'validate_config_inclusion?', 'primary_read_warning?'],
  ...['inspect_private_fields?', 'hide_inspect_fields', 'show_inspect_fields', 'require_primary_key?'],
  ...['validate_destination_attribute?', 'could_be_related_at_creation?', 'define_attribute?', 'dispatcher'],
  ...['attribute_type', 'attribute_writable?', 'attribute_public?', 'join_relationship', 'module', 'returns'],
  ...['attribute_always_select?', 'allow_unregistered?', 'allow', 'broadcast_type', 'name'],
  // How much is done in one statement, or fetched: what comes out is the same.
  ...['require_atomic?', 'atomic_upgrade?', 'atomic_upgrade_with', 'always_atomic?', 'touches_resources'],
  ...['always_select?', 'action_select', 'pre_check?', 'pre_check_with', 'eager_check?', 'eager_check_with'],
  ...['via_data_layer?', 'stable_sort', 'match_other_defaults?', 'notifiers'],
  ...['primary_key?', 'embed_nil_values?', 'atomic_validation_default_target_attribute'],
  // What PostgreSQL is told in its own words, for the code that is made for it.
  ...['repo', 'migrate?', 'storage_types', 'migration_types', 'migration_defaults', 'base_filter_sql'],
  ...['calculations_to_sql', 'identity_wheres_to_sql', 'identity_index_names', 'skip_unique_indexes'],
  ...['unique_index_names', 'exclusion_constraint_names', 'foreign_key_names', 'create_table_options'],
  ...['simple_join_first_aggregates', 'using', 'concurrently', 'include', 'error_fields'],
  // Who may ask for it through an API.
  ...['public?', 'filterable?', 'sortable?', 'sensitive?', 'writable?', 'private_fields'],
]);

/** Sections and elements that make functions or tables for others. */
const sectionsForOthers: ReadonlySet<string> = new Set(['code_interface', 'define', 'define_calculation']);

/** Says of all that has not been read below these elements that it has no effect. */
export function refuseUnread(roots: readonly Node[], reading: Reading): void {
  for (const root of roots) visit(root, reading);
}

function visit(node: Node, reading: Reading): void {
  for (const child of node.children) {
    const { schema } = child;
    if (!schema || !readDefinitions.has(schema.definition)) continue;
    const { keyword, role } = schema;
    if (sectionsForOthers.has(keyword)) continue;
    if (reading.isRead(child) || (role === 'option' && (schema.argument || aboutOthers.has(keyword))))
      visit(child, reading);
    else if (role !== 'section' || child.children.length > 0)
      reading.refuse(
        child,
        `\`${keyword}\` would have no effect here: it is not supported when models are run.`,
      );
  }
}
