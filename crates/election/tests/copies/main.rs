//! Copies beside an official result through their door: tables in, findings out. For every rule
//! a table that fires it and a near neighbour that does not; laws on drawn elections; and how far
//! the printed chance of coincidence holds on invented clean elections.

#![cfg(test)]

mod calibration;
mod laws;
mod rules;
mod table;
