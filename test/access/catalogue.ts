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
 * person's own; audit: the data-protection officer's; shut: nobody's but definer functions'; engine: of the machine, nothing about
 * anybody; reference: public words and places.
 */
export type Rows = 'custody' | 'care' | 'identity' | 'key' | 'grants' | 'told' | 'staff' | 'own' | 'audit' | 'shut' | 'engine' | 'reference';

export const TABLES: Record<string, Expected> = {
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
  alert: {
    rows: 'told',
    rights: 'forced | app: select update(acknowledged_at,acknowledged_by,seen_at,version) | reader: select | worker: insert select',
    policies: {
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
      app_user_recipients: 'select worker every row',
    },
  },
  case_access: {
    rows: 'grants',
    rights: 'forced | app: select | definer: delete insert select update',
    policies: {
      case_access_definer: 'all definer every row',
      case_access_own: 'select app',
    },
  },
  case_note: {
    rows: 'identity',
    rights: 'forced | app: insert select',
    policies: {
      case_note_changers: 'update app restrictive',
      case_note_scope: 'all app',
      case_note_write: 'insert app',
      case_note_writers: 'insert app restrictive',
    },
  },
  centre: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  child_case: {
    rows: 'custody',
    rights: 'forced | app: insert select update | definer: select | reader: select | worker: select',
    policies: {
      child_case_changers: 'update app restrictive',
      child_case_definer: 'select definer every row',
      child_case_reader: 'select reader every row',
      child_case_scope: 'all app',
      child_case_worker: 'select worker every row',
      child_case_writers: 'insert app restrictive',
    },
  },
  child_identity: {
    rows: 'identity',
    rights: 'forced | app: insert select update',
    policies: {
      child_identity_scope: 'all app',
    },
  },
  child_key: {
    rows: 'key',
    rights: 'forced | app: insert select',
    policies: {
      child_key_changers: 'update app restrictive',
      child_key_scope: 'all app',
      child_key_use: 'select app',
      child_key_users: 'select app restrictive',
      child_key_write: 'insert app',
      child_key_writers: 'insert app restrictive',
    },
  },
  closure: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      closure_changers: 'update app restrictive',
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
  custody: {
    rows: 'custody',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      custody_changers: 'update app restrictive',
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
      deadline_reader: 'select reader every row',
      deadline_scope: 'all app',
      deadline_worker: 'all worker every row',
      deadline_writers: 'insert app restrictive',
    },
  },
  deadline_watch: {
    rows: 'engine',
    rights: 'forced | app: delete insert select update | worker: select update',
    policies: {
      deadline_watch_change: 'update app',
      deadline_watch_read: 'select app every row',
      deadline_watch_settle: 'delete app',
      deadline_watch_worker: 'all worker every row',
      deadline_watch_write: 'insert app',
    },
  },
  delivery: {
    rows: 'told',
    rights: 'forced | app: select | worker: insert select update',
    policies: {
      delivery_own: 'select app',
      delivery_worker: 'all worker every row',
    },
  },
  handover: {
    rows: 'custody',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      handover_changers: 'update app restrictive',
      handover_reader: 'select reader every row',
      handover_scope: 'all app',
      handover_worker: 'select worker every row',
      handover_writers: 'insert app restrictive',
    },
  },
  heartbeat: {
    rows: 'engine',
    rights: 'open | app: select | worker: insert select update',
  },
  idempotency: {
    rows: 'own',
    rights: 'forced | app: insert select update',
    policies: {
      idempotency_own: 'all app',
    },
  },
  journal: {
    rows: 'audit',
    rights: 'forced | app: select | definer: insert select',
    policies: {
      journal_audit: 'select app',
      journal_seal_read: 'select definer every row',
      journal_write: 'insert definer every row',
    },
  },
  journal_seal: {
    rows: 'engine',
    rights: 'open | app: select | definer: insert select',
  },
  name_token: {
    rows: 'identity',
    rights: 'forced | app: delete insert select',
    policies: {
      name_token_scope: 'all app',
    },
  },
  party: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
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
      placement_reader: 'select reader every row',
      placement_readers: 'select app restrictive',
      placement_scope: 'all app',
      placement_worker: 'select worker every row',
      placement_writers: 'insert app restrictive',
    },
  },
  region: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  schema_version: {
    rows: 'engine',
    rights: 'open',
  },
  seal_progress: {
    rows: 'engine',
    rights: 'open | app: select | definer: select update | worker: select',
  },
  service_record: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      service_record_changers: 'update app restrictive',
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
  stay: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      stay_changers: 'update app restrictive',
      stay_reader: 'select reader every row',
      stay_readers: 'select app restrictive',
      stay_scope: 'all app',
      stay_worker: 'select worker every row',
      stay_writers: 'insert app restrictive',
    },
  },
  time_limit_rule: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  unit: {
    rows: 'reference',
    rights: 'open | app: select | reader: select | worker: select',
  },
  user_password: {
    rows: 'shut',
    rights: 'forced | definer: insert select update',
    policies: {
      user_password_definer: 'all definer every row',
    },
  },
  visit: {
    rows: 'care',
    rights: 'forced | app: insert select update | reader: select | worker: select',
    policies: {
      visit_changers: 'update app restrictive',
      visit_reader: 'select reader every row',
      visit_readers: 'select app restrictive',
      visit_scope: 'all app',
      visit_worker: 'select worker every row',
      visit_writers: 'insert app restrictive',
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
  'access_log_digest(a access_log)': 'invoker | PUBLIC',
  'app_clearance()': 'invoker | PUBLIC',
  'app_device()': 'invoker | PUBLIC',
  'app_grantees()': 'invoker | PUBLIC',
  'app_reach()': 'invoker | PUBLIC',
  'app_user_id()': 'invoker | PUBLIC',
  'close_session(token bytea)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'closed_case_has_no_open_deadline()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
  'journal_change()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
  'journal_digest(j journal)': 'invoker | PUBLIC',
  'journal_statement()': 'definer definer search_path=pg_catalog, public, pg_temp | PUBLIC',
  'open_session(who uuid, token bytea, at timestamp with time zone, until timestamp with time zone)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'seal_access_log(batch integer)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'seal_journal(batch integer)': 'definer definer search_path=pg_catalog, public, pg_temp | worker',
  'session_actor(token bytea, at timestamp with time zone, idle interval)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'set_case_access(which uuid, grantees text[], levels text[])': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'set_password(who uuid, new_hash text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
  'sign_in_candidate(wanted text)': 'definer definer search_path=pg_catalog, public, pg_temp | app',
};

/** Roles of the application: none owns anything, bypasses anything or may become another. */
export const ROLE_LINES: Record<string, string> = {
  passerelle_app: 'login schemas bullmq:usage,public:usage',
  passerelle_definer: 'nologin schemas public:usage',
  passerelle_reader: 'login schemas public:usage',
  passerelle_worker: 'login schemas bullmq:usage,public:usage',
};
