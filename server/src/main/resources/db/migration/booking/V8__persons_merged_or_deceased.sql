-- Two records of one person may both have an appointment for a dose; and who died has none.
alter table booking.appointment drop constraint appointment_end_reason_known;
alter table booking.appointment add constraint appointment_end_reason_known
  check (end_reason in
    ('BY_PERSON', 'CLINIC_CANCELLED', 'CLINIC_MOVED', 'INTERVAL_KEPT', 'DOSE_GIVEN', 'DOSE_NOT_GIVEN', 'DID_NOT_COME',
     'GIVEN_ALREADY', 'DUPLICATE', 'DECEASED'));
