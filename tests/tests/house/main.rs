//! What holds for the whole house, whoever builds in it: where code lives and how it speaks to people.

#[cfg(test)]
mod rooms;
#[cfg(test)]
mod words;
