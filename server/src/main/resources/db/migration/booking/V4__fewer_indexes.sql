-- The primary key begins with the person as well, and a person has few appointments: one index less to write a booking.
drop index booking.appointment_by_booking;
