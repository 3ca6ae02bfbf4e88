/**
 * What the catalogue of the database must say, no more and no less. A table, a right or a policy that is not entered here fails the
 * test: enter it only after having asked who needs it.
 */
export interface Expected {
  /** Whose rows they are: what the generated queries hold the table to. */
  readonly rows: Rows;
  /** Row-level security, then the rights of everybody but the owner. */
  readonly rights: string;
  readonly policies?: Readonly<Record<string, string>>;
}

/**
 * custody: of children whose custody one sees; care: whose facts one sees; identity: whose whole file one sees; key: needed by who may
 * write a sealed note; grants: one's own lines of access; told: alerts to oneself, and what belongs to them; staff: accounts; own: the
 * person's own; door: one's own and the data-protection officer's; audit: the data-protection officer's; asked: of whoever sees the file of
 * the child asked about, and of the region that is asked; emergency: of who opened it, who answers for the region, the Ministry and the
 * data-protection officer; erasure: of those who see the whole file and those who decide; shut: nobody's but definer functions'; engine:
 * of the machine, nothing about anybody; away: that a colleague is away; operators: of the engine, for those who keep it running; reference: public words and places.
 */
export type Rows = 'custody' | 'care' | 'identity' | 'key' | 'grants' | 'told' | 'staff' | 'own' | 'away' | 'door' | 'audit' | 'asked' | 'emergency' | 'erasure' | 'shut' | 'engine' | 'operators' | 'country' | 'reference';

export const TABLES: Record<string, Expected> = {
  absence: {
    rows: 'away',
    rights: 'forced | app: insert(from_at,id,recorded_at,recorded_by,stand_in_id,until_at,user_id) select update(ended_at,ended_by,version) | worker: select update(passed_on_at,version)',
    policies: {
      absence_ended: 'update app',
      absence_known: 'select app',
      absence_recorded: 'insert app',
      absence_worker: 'all worker every row',
    },
  },
  access_log: {
    rows: 'audit',
    rights: 'forced | app: insert select | definer: select',
    policies: {
      access_log_audit: 'select app',
      access_log_seal_read: 'select definer every row',
      access_log_write: 'insert app',
    },
  },
  access_log_seal: {
    rows: 'engine',
    rights: 'open | app: select | definer: insert select',
  },
  acknowledgement: {
    rows: 'told',
    rights: 'forced | app: insert select | reader: select | worker: select',
    policies: {
      acknowledgement_own: 'insert app',
      acknowledgement_scope: 'select app',
      acknowledgement_worker: 'all worker every row',
    },
  },
  age_assessment: {
    rows: 'custody',
    rights: 'forced | app: insert select update(age_high,age_low,concluded_at,concluded_precision,concluded_recorded_at,concluded_recorded_by,conclusion,professions,raised_at,raised_precision,version) | reader: select | worker: select',
    policies: {
      age_assessment_changers: 'update app restrictive',
      age_assessment_not_by_grant_delete: 'delete app restrictive',
      age_assessment_not_by_grant_insert: 'insert app restrictive',
      age_assessment_not_by_grant_update: 'update app restrictive',
      age_assessment_reader: 'select reader every row',
      age_assessment_scope: 'all app',
      age_assessment_worker: 'select worker every row',
      age_assessment_writers: 'insert app restrictive',
    },
  },
  alert: {
    rows: 'told',
    rights: 'forced | app: select update(acknowledged_at,acknowledged_by,seen_at,version) | definer: select | reader: select | worker: insert select update(absence_id,version)',
    policies: {
      alert_definer: 'select definer every row',
      alert_own: 'all app',
      alert_worker: 'all worker every row',
    },
  },
  alert_counter: {
    rows: 'engine',
    rights: 'open | worker: insert select update',
  },
  app_user: {
    rows: 'staff',
    rights: 'forced | app: insert select update | definer: insert select | worker: select',
    policies: {
      app_user_changed: 'update app',
      app_user_definer: 'all definer every row',
      app_user_known: 'select app',
      app_user_managed: 'insert app',
      app_user_of_unit: 'select app',
      app_user_recipients: 'select worker every row',
    },
  },
  care_plan: {
    rows: 'care',
    rights: 'forced | app: insert select | reader: select | worker: select',
    policies: {
      care_plan_changers: 'update app restrictive',
      care_plan_not_by_grant_delete: 'delete app restrictive',
      care_plan_not_by_grant_insert: 'insert app restrictive',
      care_plan_not_by_grant_update: 'update app restrictive',
      care_plan_reader: 'select reader every row',
      care_plan_readers: 'select app restrictive',
      care_plan_scope: 'all app',
      care_plan_worker: 'select worker every row',
      care_plan_writers: 'insert app restrictive',
    },
  },
  case_access: {
    rows: 'grants',
    rights: 'forced | app: select | definer: delete insert select update | worker: select',
    policies: {
      case_access_definer: 'all definer every row',
      case_access_own: 'select app',
      case_access_worker: 'select worker every row',
    },
  },
  case_merge: {
    rows: 'care',
    rights: 'forced | app: insert select update(undone_at,undone_by,version)',
    policies: {
      case_merge_changers: 'update app restrictive',
      case_merge_not_by_grant_delete: 'delete app restrictive',
      case_merge_not_by_grant_insert: 'insert app restrictive',
      case_merge_not_by_grant_update: 'update app restrictive',
      case_merge_scope: 'all app',
      case_merge_writers: 'insert app restrictive',
    },
  },
  case_note: {
    rows: 'identity',
    rights: 'forced | app: insert select',
    policies: {
      case_note_changers: 'update app restrictive',
      case_note_not_by_grant_delete: 'delete app restrictive',
      case_note_not_by_grant_insert: 'insert app restrictive',
      case_note_not_by_grant_update: 'update app restrictive',
      case_note_scope: 'all app',
      case_note_write: 'insert app',
      case_note_writers: 'insert app restrictive',
    },
  },
  centre: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  centre_place: {
    rows: 'reference',
    rights: 'enabled | app: insert select | reader: select | worker: select',
    policies: {
      centre_place_app: 'select app every row',
      centre_place_reader: 'select reader every row',
      centre_place_worker: 'select worker every row',
      centre_place_written: 'insert app',
    },
  },
  channel_preference: {
    rows: 'own',
    rights: 'forced | app: insert select update | worker: select',
    policies: {
      channel_preference_own: 'all app',
      channel_preference_worker: 'select worker every row',
    },
  },
  child_case: {
    rows: 'custody',
    rights: 'forced | app: insert select update | definer: select update(erased_at,register_number,version) | reader: select | worker: select',
    policies: {
      child_case_changers: 'update app restrictive',
      child_case_definer: 'select definer every row',
      child_case_erased: 'update definer every row',
      child_case_not_by_grant_delete: 'delete app restrictive',
      child_case_not_by_grant_insert: 'insert app restrictive',
      child_case_not_by_grant_update: 'update app restrictive',
      child_case_reader: 'select reader every row',
      child_case_scope: 'all app',
      child_case_worker: 'select worker every row',
      child_case_writers: 'insert app restrictive',
    },
  },
  child_identity: {
    rows: 'identity',
    rights: 'forced | app: insert select update | keeper: select',
    policies: {
      child_identity_keeper: 'select keeper every row',
      child_identity_not_by_grant_delete: 'delete app restrictive',
      child_identity_not_by_grant_insert: 'insert app restrictive',
      child_identity_not_by_grant_update: 'update app restrictive',
      child_identity_scope: 'all app',
    },
  },
  child_key: {
    rows: 'key',
    rights: 'forced | app: insert select | definer: delete select | keeper: select update',
    policies: {
      child_key_definer: 'select definer every row',
      child_key_erased: 'all definer every row',
      child_key_keeper: 'all keeper every row',
      child_key_told: 'insert app',
      child_key_use: 'select app',
      child_key_users: 'select app restrictive',
      child_key_write: 'insert app',
    },
  },
  clock_check: {
    rows: 'operators',
    rights: 'forced | app: select | worker: insert select update',
    policies: {
      clock_check_admin: 'select app',
      clock_check_worker: 'all worker every row',
    },
  },
  clock_difference: {
    rows: 'operators',
    rights: 'forced | app: select | worker: insert select update',
    policies: {
      clock_difference_admin: 'select app',
      clock_difference_worker: 'all worker every row',
    },
  },
  closure: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      closure_changers: 'update app restrictive',
      closure_not_by_grant_delete: 'delete app restrictive',
      closure_not_by_grant_insert: 'insert app restrictive',
      closure_not_by_grant_update: 'update app restrictive',
      closure_reader: 'select reader every row',
      closure_readers: 'select app restrictive',
      closure_scope: 'all app',
      closure_worker: 'select worker every row',
      closure_writers: 'insert app restrictive',
    },
  },
  code_list: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  consent: {
    rows: 'identity',
    rights: 'forced | app: insert select | worker: select(agreed,case_id,given_at,given_precision,giver,id,purpose,recipient,recorded_at,until_at,until_precision)',
    policies: {
      consent_not_by_grant_delete: 'delete app restrictive',
      consent_not_by_grant_insert: 'insert app restrictive',
      consent_not_by_grant_update: 'update app restrictive',
      consent_scope: 'select app',
      consent_worker: 'select worker every row',
      consent_write: 'insert app',
    },
  },
  consent_withdrawal: {
    rows: 'identity',
    rights: 'forced | app: insert select | worker: select(case_id,consent_id,recorded_at,withdrawn_at,withdrawn_precision)',
    policies: {
      consent_withdrawal_not_by_grant_delete: 'delete app restrictive',
      consent_withdrawal_not_by_grant_insert: 'insert app restrictive',
      consent_withdrawal_not_by_grant_update: 'update app restrictive',
      consent_withdrawal_scope: 'select app',
      consent_withdrawal_worker: 'select worker every row',
      consent_withdrawal_write: 'insert app',
    },
  },
  custody: {
    rows: 'custody',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      custody_changers: 'update app restrictive',
      custody_not_by_grant_delete: 'delete app restrictive',
      custody_not_by_grant_insert: 'insert app restrictive',
      custody_not_by_grant_update: 'update app restrictive',
      custody_reader: 'select reader every row',
      custody_scope: 'all app',
      custody_worker: 'select worker every row',
      custody_writers: 'insert app restrictive',
    },
  },
  custody_spell: {
    rows: 'custody',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      custody_spell_changers: 'update app restrictive',
      custody_spell_not_by_grant_delete: 'delete app restrictive',
      custody_spell_not_by_grant_insert: 'insert app restrictive',
      custody_spell_not_by_grant_update: 'update app restrictive',
      custody_spell_reader: 'select reader every row',
      custody_spell_scope: 'all app',
      custody_spell_worker: 'select worker every row',
      custody_spell_writers: 'insert app restrictive',
    },
  },
  deadline: {
    rows: 'custody',
    rights: 'forced | app: insert select update | definer: select | reader: select | worker: select',
    policies: {
      deadline_changers: 'update app restrictive',
      deadline_definer: 'select definer every row',
      deadline_of_consent: 'all app restrictive',
      deadline_of_grant: 'all app restrictive',
      deadline_reader: 'select reader every row',
      deadline_scope: 'all app',
      deadline_worker: 'all worker every row',
      deadline_writers: 'insert app restrictive',
    },
  },
  deadline_watch: {
    rows: 'engine',
    rights: 'forced | app: delete insert select update | definer: select update(renew_at) | worker: select update',
    policies: {
      deadline_watch_change: 'update app',
      deadline_watch_definer: 'all definer every row',
      deadline_watch_read: 'select app every row',
      deadline_watch_settle: 'delete app',
      deadline_watch_worker: 'all worker every row',
      deadline_watch_write: 'insert app',
    },
  },
  delivery: {
    rows: 'told',
    rights: 'forced | app: select update(delivered_at,state) | definer: select update | worker: insert select update',
    policies: {
      delivery_definer: 'all definer every row',
      delivery_own: 'select app',
      delivery_received: 'update app',
      delivery_worker: 'all worker every row',
    },
  },
  destroyed_key: {
    rows: 'erasure',
    rights: 'forced | app: select | definer: insert select',
    policies: {
      destroyed_key_definer: 'all definer every row',
      destroyed_key_read: 'select app',
    },
  },
  digest: {
    rows: 'engine',
    rights: 'forced | worker: insert select update(attempts,last_error,next_try_at,sent_at,state)',
    policies: {
      digest_worker: 'all worker every row',
    },
  },
  document: {
    rows: 'identity',
    rights: 'forced | app: insert select',
    policies: {
      document_not_by_grant_delete: 'delete app restrictive',
      document_not_by_grant_insert: 'insert app restrictive',
      document_not_by_grant_update: 'update app restrictive',
      document_scope: 'all app',
    },
  },
  document_content: {
    rows: 'identity',
    rights: 'forced | app: insert select',
    policies: {
      document_content_not_by_grant_delete: 'delete app restrictive',
      document_content_not_by_grant_insert: 'insert app restrictive',
      document_content_not_by_grant_update: 'update app restrictive',
      document_content_scope: 'all app',
    },
  },
  duplicate_dismissal: {
    rows: 'care',
    rights: 'forced | app: insert select',
    policies: {
      duplicate_dismissal_not_by_grant_delete: 'delete app restrictive',
      duplicate_dismissal_not_by_grant_insert: 'insert app restrictive',
      duplicate_dismissal_not_by_grant_update: 'update app restrictive',
      duplicate_dismissal_scope: 'all app',
      duplicate_dismissal_writers: 'insert app restrictive',
    },
  },
  duplicate_look: {
    rows: 'shut',
    rights: 'forced | definer: insert select',
    policies: {
      duplicate_look_definer: 'all definer every row',
    },
  },
  duplicate_look_region: {
    rows: 'shut',
    rights: 'forced | definer: insert select',
    policies: {
      duplicate_look_region_definer: 'all definer every row',
    },
  },
  duplicate_request: {
    rows: 'asked',
    rights: 'forced | app: insert select | definer: select update',
    policies: {
      duplicate_request_ask: 'insert app',
      duplicate_request_definer: 'all definer every row',
      duplicate_request_not_by_grant_delete: 'delete app restrictive',
      duplicate_request_not_by_grant_insert: 'insert app restrictive',
      duplicate_request_not_by_grant_update: 'update app restrictive',
      duplicate_request_sides: 'select app',
    },
  },
  duplicate_request_key: {
    rows: 'asked',
    rights: 'forced | app: insert select | definer: delete select | keeper: select update',
    policies: {
      duplicate_request_key_ask: 'insert app',
      duplicate_request_key_erased: 'all definer every row',
      duplicate_request_key_keeper: 'all keeper every row',
      duplicate_request_key_sides: 'select app',
    },
  },
  duplicate_sight: {
    rows: 'custody',
    rights: 'forced | app: select update(ended_at,ended_by,version) | definer: insert select',
    policies: {
      duplicate_sight_changers: 'update app restrictive',
      duplicate_sight_definer: 'all definer every row',
      duplicate_sight_not_by_grant_delete: 'delete app restrictive',
      duplicate_sight_not_by_grant_insert: 'insert app restrictive',
      duplicate_sight_not_by_grant_update: 'update app restrictive',
      duplicate_sight_scope: 'all app',
    },
  },
  emergency_access: {
    rows: 'emergency',
    rights: 'forced | app: select update(ended_at,ended_by,reviewed_at,reviewed_by,verdict,version) | definer: insert select | worker: select(case_id,ended_at,ends_at,id,opened_at,reviewed_at)',
    policies: {
      emergency_access_changed: 'update app',
      emergency_access_definer: 'all definer every row',
      emergency_access_seen: 'select app',
      emergency_access_worker: 'select worker every row',
    },
  },
  emergency_attempt: {
    rows: 'shut',
    rights: 'forced | definer: insert select',
    policies: {
      emergency_attempt_definer: 'all definer every row',
    },
  },
  erased_register_number: {
    rows: 'engine',
    rights: 'forced | app: insert select | definer: insert select',
    policies: {
      erased_register_number_definer: 'all definer every row',
      erased_register_number_read: 'select app',
      erased_register_number_write: 'insert app',
    },
  },
  erased_with_key: {
    rows: 'engine',
    rights: 'open | definer: select',
  },
  erasure: {
    rows: 'erasure',
    rights: 'forced | app: insert select update(decided_at,put_off_until,refusal_reason,refused_by,status,version) | definer: insert select update | worker: insert select',
    policies: {
      erasure_definer: 'all definer every row',
      erasure_not_by_grant: 'insert app restrictive',
      erasure_period_ended: 'insert worker',
      erasure_read: 'select app',
      erasure_refusal: 'update app',
      erasure_request: 'insert app',
      erasure_worker: 'select worker every row',
    },
  },
  erasure_approval: {
    rows: 'erasure',
    rights: 'forced | app: insert select | definer: select',
    policies: {
      erasure_approval_definer: 'all definer every row',
      erasure_approval_own: 'insert app',
      erasure_approval_read: 'select app',
    },
  },
  fact_correction: {
    rows: 'custody',
    rights: 'forced | app: insert select | reader: select | worker: select',
    policies: {
      fact_correction_not_by_grant_insert: 'insert app restrictive',
      fact_correction_reader: 'select reader every row',
      fact_correction_readers: 'select app restrictive',
      fact_correction_scope: 'all app',
      fact_correction_worker: 'select worker every row',
      fact_correction_writers: 'insert app restrictive',
    },
  },
  handover: {
    rows: 'custody',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      handover_changers: 'update app restrictive',
      handover_not_by_grant_delete: 'delete app restrictive',
      handover_not_by_grant_insert: 'insert app restrictive',
      handover_not_by_grant_update: 'update app restrictive',
      handover_reader: 'select reader every row',
      handover_scope: 'all app',
      handover_worker: 'select worker every row',
      handover_writers: 'insert app restrictive',
    },
  },
  head_letter: {
    rows: 'audit',
    rights: 'forced | app: select | worker: insert(day,next_try_at,recipient_id,state) select update(attempts,last_error,next_try_at,sent_at,state)',
    policies: {
      head_letter_audit: 'select app',
      head_letter_worker: 'all worker every row',
    },
  },
  heartbeat: {
    rows: 'engine',
    rights: 'open | app: select | definer: select | worker: delete insert select update',
  },
  idempotency: {
    rows: 'own',
    rights: 'forced | app: insert select update | definer: delete select',
    policies: {
      idempotency_definer: 'all definer every row',
      idempotency_own: 'all app',
    },
  },
  invitation: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      invitation_definer: 'all definer every row',
    },
  },
  journal: {
    rows: 'audit',
    rights: 'forced | app: select | definer: insert select',
    policies: {
      journal_audit: 'select app',
      journal_of_deadline: 'select app',
      journal_seal_read: 'select definer every row',
      journal_write: 'insert definer every row',
    },
  },
  journal_seal: {
    rows: 'engine',
    rights: 'open | app: select | definer: insert select',
  },
  known_device: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      known_device_definer: 'all definer every row',
    },
  },
  name_token: {
    rows: 'identity',
    rights: 'forced | app: delete insert select | definer: delete select | keeper: delete insert select',
    policies: {
      name_token_definer: 'select definer every row',
      name_token_erased: 'all definer every row',
      name_token_keeper: 'all keeper every row',
      name_token_not_by_grant_delete: 'delete app restrictive',
      name_token_not_by_grant_insert: 'insert app restrictive',
      name_token_not_by_grant_update: 'update app restrictive',
      name_token_scope: 'all app',
    },
  },
  party: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  passkey: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      passkey_definer: 'all definer every row',
    },
  },
  passkey_challenge: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      passkey_challenge_definer: 'all definer every row',
    },
  },
  place: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  placement: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      placement_changers: 'update app restrictive',
      placement_not_by_grant_delete: 'delete app restrictive',
      placement_not_by_grant_insert: 'insert app restrictive',
      placement_not_by_grant_update: 'update app restrictive',
      placement_reader: 'select reader every row',
      placement_readers: 'select app restrictive',
      placement_scope: 'all app',
      placement_worker: 'select worker every row',
      placement_writers: 'insert app restrictive',
    },
  },
  provider_link: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      provider_link_definer: 'all definer every row',
    },
  },
  published_head: {
    rows: 'audit',
    rights: 'forced | app: select | definer: insert select | worker: select',
    policies: {
      published_head_audit: 'select app',
      published_head_definer: 'all definer every row',
      published_head_worker: 'select worker every row',
    },
  },
  push_device: {
    rows: 'own',
    rights: 'forced | app: delete select | definer: delete insert select | worker: delete select',
    policies: {
      push_device_definer: 'all definer every row',
      push_device_own: 'all app',
      push_device_worker: 'all worker every row',
    },
  },
  recovery_code: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      recovery_code_definer: 'all definer every row',
    },
  },
  region: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  retention_rule: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  reunification: {
    rows: 'care',
    rights: 'forced | app: insert select update(asked_at,asked_precision,body,decided_at,decided_precision,decided_recorded_at,decided_recorded_by,decision,version) | reader: select | worker: select',
    policies: {
      reunification_changers: 'update app restrictive',
      reunification_not_by_grant_delete: 'delete app restrictive',
      reunification_not_by_grant_insert: 'insert app restrictive',
      reunification_not_by_grant_update: 'update app restrictive',
      reunification_reader: 'select reader every row',
      reunification_readers: 'select app restrictive',
      reunification_scope: 'all app',
      reunification_worker: 'select worker every row',
      reunification_writers: 'insert app restrictive',
    },
  },
  schema_version: {
    rows: 'engine',
    rights: 'open',
  },
  seal_progress: {
    rows: 'engine',
    rights: 'open | app: select | definer: select update | worker: select',
  },
  sealed_secret: {
    rows: 'engine',
    rights: 'forced | app: insert select | definer: insert select | keeper: delete insert select update | worker: select',
    policies: {
      sealed_secret_definer: 'all definer',
      sealed_secret_first: 'insert app',
      sealed_secret_keeper: 'all keeper every row',
      sealed_secret_use: 'select app',
      sealed_secret_worker: 'select worker',
    },
  },
  sealed_secret_id_seq: {
    rows: 'engine',
    rights: 'sequence open',
  },
  service_record: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      service_record_changers: 'update app restrictive',
      service_record_not_by_grant_delete: 'delete app restrictive',
      service_record_not_by_grant_insert: 'insert app restrictive',
      service_record_not_by_grant_update: 'update app restrictive',
      service_record_reader: 'select reader every row',
      service_record_readers: 'select app restrictive',
      service_record_scope: 'all app',
      service_record_worker: 'select worker every row',
      service_record_writers: 'insert app restrictive',
    },
  },
  session: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      session_definer: 'all definer every row',
    },
  },
  sharing: {
    rows: 'identity',
    rights: 'forced | app: insert select',
    policies: {
      sharing_not_by_grant_delete: 'delete app restrictive',
      sharing_not_by_grant_insert: 'insert app restrictive',
      sharing_not_by_grant_update: 'update app restrictive',
      sharing_scope: 'select app',
      sharing_write: 'insert app',
    },
  },
  sign_in_attempt: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      sign_in_attempt_definer: 'all definer every row',
    },
  },
  sign_in_event: {
    rows: 'door',
    rights: 'forced | app: select | definer: delete insert select update',
    policies: {
      sign_in_event_audit: 'select app',
      sign_in_event_definer: 'all definer every row',
      sign_in_event_own: 'select app',
    },
  },
  stay: {
    rows: 'care',
    rights: 'forced | app: insert select update | definer: select | reader: select | worker: select',
    policies: {
      stay_changers: 'update app restrictive',
      stay_definer: 'select definer every row',
      stay_not_by_grant_delete: 'delete app restrictive',
      stay_not_by_grant_insert: 'insert app restrictive',
      stay_not_by_grant_update: 'update app restrictive',
      stay_reader: 'select reader every row',
      stay_readers: 'select app restrictive',
      stay_scope: 'all app',
      stay_worker: 'select worker every row',
      stay_writers: 'insert app restrictive',
    },
  },
  stay_over_places: {
    rows: 'care',
    rights: 'forced | app: insert select update(answer,answered_at,answered_by,relieved_at,version) | reader: select | worker: select',
    policies: {
      stay_over_places_changers: 'update app restrictive',
      stay_over_places_not_by_grant_delete: 'delete app restrictive',
      stay_over_places_not_by_grant_insert: 'insert app restrictive',
      stay_over_places_not_by_grant_update: 'update app restrictive',
      stay_over_places_reader: 'select reader every row',
      stay_over_places_readers: 'select app restrictive',
      stay_over_places_scope: 'all app',
      stay_over_places_worker: 'select worker every row',
      stay_over_places_writers: 'insert app restrictive',
    },
  },
  stay_review: {
    rows: 'care',
    rights: 'forced | app: insert select | reader: select | worker: select',
    policies: {
      stay_review_changers: 'update app restrictive',
      stay_review_not_by_grant_delete: 'delete app restrictive',
      stay_review_not_by_grant_insert: 'insert app restrictive',
      stay_review_not_by_grant_update: 'update app restrictive',
      stay_review_reader: 'select reader every row',
      stay_review_readers: 'select app restrictive',
      stay_review_scope: 'all app',
      stay_review_worker: 'select worker every row',
      stay_review_writers: 'insert app restrictive',
    },
  },
  telephone: {
    rows: 'own',
    rights: 'forced | app: insert select update | definer: select update | worker: select',
    policies: {
      telephone_definer: 'all definer every row',
      telephone_own: 'all app',
      telephone_worker: 'select worker every row',
    },
  },
  telling_preference: {
    rows: 'own',
    rights: 'forced | app: insert select update | worker: select',
    policies: {
      telling_preference_own: 'all app',
      telling_preference_worker: 'select worker every row',
    },
  },
  time_limit_pending: {
    rows: 'country',
    rights: 'forced | app: delete select update | definer: insert select',
    policies: {
      time_limit_pending_country: 'all app',
      time_limit_pending_definer: 'all definer every row',
    },
  },
  time_limit_rule: {
    rows: 'reference',
    rights: 'enabled | app: insert select | definer: select | reader: select | worker: select',
    policies: {
      time_limit_rule_app: 'select app every row',
      time_limit_rule_changed: 'insert app',
      time_limit_rule_definer: 'select definer every row',
      time_limit_rule_reader: 'select reader every row',
      time_limit_rule_worker: 'select worker every row',
    },
  },
  totp_secret: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      totp_secret_definer: 'all definer every row',
    },
  },
  tracing_action: {
    rows: 'care',
    rights: 'forced | app: insert select | reader: select | worker: select',
    policies: {
      tracing_action_changers: 'update app restrictive',
      tracing_action_not_by_grant_delete: 'delete app restrictive',
      tracing_action_not_by_grant_insert: 'insert app restrictive',
      tracing_action_not_by_grant_update: 'update app restrictive',
      tracing_action_reader: 'select reader every row',
      tracing_action_readers: 'select app restrictive',
      tracing_action_scope: 'all app',
      tracing_action_worker: 'select worker every row',
      tracing_action_writers: 'insert app restrictive',
    },
  },
  unit: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  user_password: {
    rows: 'shut',
    rights: 'forced | definer: delete insert select update',
    policies: {
      user_password_definer: 'all definer every row',
    },
  },
  visit: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      visit_changers: 'update app restrictive',
      visit_not_by_grant_delete: 'delete app restrictive',
      visit_not_by_grant_insert: 'insert app restrictive',
      visit_not_by_grant_update: 'update app restrictive',
      visit_reader: 'select reader every row',
      visit_readers: 'select app restrictive',
      visit_scope: 'all app',
      visit_worker: 'select worker every row',
      visit_writers: 'insert app restrictive',
    },
  },
  webhook_endpoint: {
    rows: 'operators',
    rights: 'forced | app: insert select update(active,version) | worker: select',
    policies: {
      webhook_endpoint_admin: 'all app',
      webhook_endpoint_worker: 'select worker every row',
    },
  },
  webhook_secret: {
    rows: 'shut',
    rights: 'forced | app: insert | worker: select',
    policies: {
      webhook_secret_admin: 'insert app',
      webhook_secret_worker: 'select worker every row',
    },
  },
};

/** The queue's own schema holds jobs without a word of anybody (docs/adr/0002): open to those who wake and those who are woken. */
export const QUEUE = {
  table: 'open | app: delete insert select update | worker: delete insert select update',
  sequence: 'sequence open | app: select update usage | worker: select update usage',
  function: 'invoker | PUBLIC | app | worker',
};

/** Functions that reach past the scope of who calls them, and who may call them. A trigger function cannot be called. */
export const FUNCTIONS: Record<string, string> = {
  'accept_invitation(token bytea, new_hash text, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'access_log_digest(a access_log)': 'invoker | PUBLIC',
  'account_at_the_door(who uuid)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'account_states(at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'active_emergency_grants(who uuid, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'add_passkey(credential bytea, key bytea, signatures bigint, ways text[], words text, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'add_push_device(digest bytea, subscription bytea, words text, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'answer_duplicate_request(which uuid, said text, matched uuid, answer bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'alert_lateness(a alert)': 'invoker | definer',
  'app_answers_for(which uuid)': 'invoker | PUBLIC',
  'app_clearance()': 'invoker | PUBLIC',
  'app_device()': 'invoker | PUBLIC',
  'app_grantees()': 'invoker | PUBLIC',
  'app_has_grant()': 'invoker | PUBLIC',
  'app_reach()': 'invoker | PUBLIC',
  'app_reads_file_of(which uuid)': 'invoker | PUBLIC',
  'app_sees_case(which uuid)': 'invoker | PUBLIC',
  'app_sees_file(which uuid)': 'invoker | PUBLIC',
  'app_sees_grant(which uuid)': 'invoker | PUBLIC',
  'app_user_id()': 'invoker | PUBLIC',
  'app_was_answered_by(who uuid)': 'invoker | PUBLIC',
  'app_was_told_of(deadline uuid)': 'invoker | PUBLIC',
  'audited_case(wanted text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'audited_case_codes(ids uuid[])': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'begin_attempt(what text, typed_email text, of_account bytea, from_network bytea, from_device bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'begin_totp(secret bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'broken_heads()': 'definer definer search_path=pg_catalog, public, pg_temp | app | worker',
  'cases_of_child(which uuid)': 'definer definer search_path=pg_catalog, public, pg_temp',
  'close_emergency_line()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
  'close_ended_grants(at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'close_session(token bytea)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'centre_taken(which text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'clock_state(at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp lock_timeout=1s | app | worker',
  'closed_case_has_no_open_deadline()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
  'deadlines_as_shown(shown_at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | reader',
  'destroy_again(which uuid, because uuid, at_instant timestamp with time zone, known_fingerprint bytea)': 'definer definer search_path=pg_catalog, public, pg_temp',
  'destroy_child_key(which uuid, at_instant timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'duplicate_handle_region(wanted uuid, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'emergency_on(which uuid, at_instant timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'end_from(start timestamp with time zone, at timestamp with time zone, precision_of text)': 'invoker | PUBLIC',
  'end_other_sessions(keep uuid)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'end_own_session(which uuid)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'erasure_approval_holds()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'erasure_approved_twice()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'erasure_ends_with_closure()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'erasure_of_closed_case()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'erasures_to_carry_out()': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'forget_case(which uuid, because uuid, at_instant timestamp with time zone, known_fingerprint bytea)': 'definer definer search_path=pg_catalog, public, pg_temp',
  'forget_reach()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'invite(who uuid, token bytea, at timestamp with time zone, until timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'journal_change()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
  'journal_digest(j journal)': 'invoker | PUBLIC',
  'journal_statement()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
  'keep_challenge(nonce bytea, who uuid, at timestamp with time zone, until timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'keys_of_the_told(cases uuid[])': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'lateness(told_at timestamp with time zone, step_at timestamp with time zone, known_at timestamp with time zone, since timestamp with time zone)': 'invoker | definer',
  'listed_and_present(listed uuid[])': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'look_for_hidden_duplicates(tokens bytea[], parts integer, wanted_sex text, wanted_age integer, own_case uuid, at timestamp with time zone, an_hour integer, a_day integer)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'looks_at(which uuid, before uuid, how_many integer)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'manages_absence_of(who uuid)': 'invoker | PUBLIC',
  'merged_one_level()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'message_receipt(which uuid, of_reference text, arrived boolean, problem text, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'note_sign_in_event(at timestamp with time zone, what text, who uuid, method text, network text, device text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'operations_state(at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp lock_timeout=2s | app',
  'open_emergency_access(new_id uuid, wanted text, at timestamp with time zone, until timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'open_invitation(token bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'open_session(who uuid, token bytea, at timestamp with time zone, until timestamp with time zone, idle interval, awaits text, device text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'own_passkeys()': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'own_password()': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'own_sessions(at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'own_totp()': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'passkey_holder(credential bytea)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'passkey_used(credential bytea, signatures bigint, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'provider_account(by_issuer text, by_subject text, verified_email text, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'publish_heads(on_day date, at_instant timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'purge_answers(before timestamp with time zone, batch integer)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'purge_sessions(before timestamp with time zone, batch integer)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'recovery_codes_left()': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'recovery_salt()': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'refuse_erased_identity()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'rehash_password(who uuid, old_hash text, new_hash text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'remember_device(device bytea, who uuid, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'remove_passkey(which uuid)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'remove_totp()': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'renew_session(old_token bytea, new_token bytea, at timestamp with time zone, until timestamp with time zone, now_awaits text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'retained_until(since timestamp with time zone, period text)': 'invoker | PUBLIC',
  'seal_access_log(batch integer)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'seal_journal(batch integer)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'session_actor(token bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'session_stands(token bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'set_case_access(which uuid, grantees text[], levels text[])': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'set_password(who uuid, new_hash text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'set_recovery_codes(new_salt bytea, digests bytea[])': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'settle_attempt(attempt uuid, was_right boolean)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'shut_out(who uuid)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'sign_in_candidate(typed_email text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'take_challenge(nonce bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'time_limit_rule_concerns()': 'definer definer search_path=pg_catalog, public, pg_temp',
  'time_limits_revision()': 'invoker | PUBLIC',
  'try_emergency_access(request uuid, at timestamp with time zone, most integer)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'use_recovery_code(wanted bytea, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'use_totp_step(step bigint, at timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'watch_acknowledged()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
};

/** Roles of the application: none owns anything, bypasses anything or may become another. */
export const ROLE_LINES: Record<string, string> = {
  passerelle_app: 'login schemas bullmq:usage,public:usage',
  passerelle_definer: 'nologin schemas public:usage',
  passerelle_keeper: 'nologin schemas public:usage',
  passerelle_reader: 'login schemas public:usage',
  passerelle_worker: 'login schemas bullmq:usage,public:usage',
};
