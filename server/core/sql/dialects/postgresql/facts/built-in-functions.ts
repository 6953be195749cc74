/**
 * Volatility of PostgreSQL's own functions, as `pg_proc.provolatile` has it in 15 and 18. A name all of whose overloads are
 * immutable or stable gives every row of one statement the same value, for the same arguments.
 */
export const steady: ReadonlySet<string> = new Set(
  (
    'abbrev abs acos acosd acosh age area array_append array_cat array_dims array_fill array_length array_lower array_ndims ' +
    'array_position array_positions array_prepend array_remove array_replace array_reverse array_sort array_to_json array_to_string ' +
    'array_to_tsvector array_upper ascii asin asind asinh atan atan2 atan2d atand atanh bit bit_count bit_length bool box bpchar ' +
    'broadcast btrim bytea cardinality casefold cbrt ceil ceiling center char char_length character_length chr cidr circle ' +
    'col_description concat concat_ws convert convert_from convert_to cos cosd cosh cot cotd crc32 crc32c current_catalog ' +
    'current_database current_date current_role current_schema current_schemas current_setting current_time current_timestamp ' +
    'current_user date date_add date_bin date_part date_subtract date_trunc datemultirange daterange decode degrees diagonal diameter ' +
    'div encode enum_first enum_last enum_range erf erfc exp extract factorial family float4 float8 floor format format_type gamma ' +
    'gcd get_bit get_byte get_current_ts_config height host hostmask icu_unicode_version inet_client_addr inet_client_port ' +
    'inet_merge inet_same_family inet_server_addr inet_server_port initcap int2 int4 int4multirange int4range int8 int8multirange ' +
    'int8range interval is_normalized isclosed isempty isfinite isopen json_array_length json_build_array json_build_object ' +
    'json_object json_populate_record json_strip_nulls json_to_record json_to_tsvector json_typeof jsonb_array_length ' +
    'jsonb_build_array jsonb_build_object jsonb_insert jsonb_object jsonb_path_exists jsonb_path_exists_tz jsonb_path_match ' +
    'jsonb_path_match_tz jsonb_path_query_array jsonb_path_query_array_tz jsonb_path_query_first jsonb_path_query_first_tz ' +
    'jsonb_populate_record jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_to_record jsonb_to_tsvector jsonb_typeof ' +
    'justify_days justify_hours justify_interval lcm left length lgamma line ln localtime localtimestamp log log10 lower lower_inc ' +
    'lower_inf lpad lseg ltrim macaddr macaddr8 macaddr8_set7bit make_date make_interval make_time make_timestamp make_timestamptz ' +
    'masklen md5 min_scale mod money multirange name netmask network normalize now npoints num_nonnulls num_nulls numeric ' +
    'nummultirange numnode numrange obj_description octet_length oid overlaps overlay parse_ident path phraseto_tsquery pi ' +
    'plainto_tsquery point polygon position pow power quote_ident quote_literal quote_nullable radians radius range_merge ' +
    'regclass regexp_count regexp_instr regexp_like regexp_match regexp_replace regexp_split_to_array regexp_substr repeat replace ' +
    'reverse right round row_to_json rpad rtrim scale session_user set_bit set_byte set_masklen setweight sha224 sha256 sha384 ' +
    'sha512 shobj_description sign sin sind sinh slope split_part sqrt statement_timestamp string_to_array strip strpos substr ' +
    'substring system_user tan tand tanh text time timestamp timestamptz timetz timezone to_ascii to_bin to_char to_date to_hex ' +
    'to_json to_jsonb to_number to_oct to_regclass to_regcollation to_regnamespace to_regoper to_regoperator to_regproc ' +
    'to_regprocedure to_regrole to_regtype to_regtypemod to_timestamp to_tsquery to_tsvector transaction_timestamp translate ' +
    'trim_array trim_scale trunc tsmultirange tsquery_phrase tsrange tstzmultirange tstzrange tsvector_to_array unicode_assigned ' +
    'unicode_version unistr upper upper_inc upper_inf user uuid_extract_timestamp uuid_extract_version varbit varchar version ' +
    'websearch_to_tsquery width width_bucket xml xml_is_well_formed xml_is_well_formed_content xml_is_well_formed_document ' +
    'xmlcomment xmlexists xmltext xpath xpath_exists pg_backend_pid pg_client_encoding pg_typeof pg_get_serial_sequence ' +
    // Of extensions: uuid-ossp, pgcrypto, unaccent, citext, hstore, pg_trgm, ltree, intarray.
    'uuid_nil uuid_ns_dns uuid_ns_url uuid_ns_oid uuid_ns_x500 uuid_generate_v3 uuid_generate_v5 digest hmac crypt unaccent citext ' +
    'hstore similarity ltree text2ltree subltree nlevel intset'
  ).split(' '),
);

/** Gives every row a value of its own. Other names are taken for volatile too, but that is then said. */
export const volatile: ReadonlySet<string> = new Set(
  (
    'array_sample array_shuffle clock_timestamp currval gen_random_uuid lastval nextval random random_normal set_config setval ' +
    'timeofday uuidv4 uuidv7 pg_sleep txid_current pg_current_xact_id ' +
    // uuid-ossp and pgcrypto.
    'uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 gen_random_bytes gen_salt'
  ).split(' '),
);
