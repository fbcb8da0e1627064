-- Counted for the board of the pilot; a few among many appointments.
create index appointment_missed on booking.appointment (starts_at) where state = 'NO_SHOW';
