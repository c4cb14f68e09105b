//! Who may book on a wijkbudget: whoever holds a permit for something that moves money. The trait is sealed, so that
//! the list below is the whole list.

use uuid::Uuid;

use super::{budget, permit};

mod sealed {
    pub trait Sealed {}
}

/// Proof that somebody may book. The store asks for it at every booking and writes down whose it was.
pub trait MayBook: sealed::Sealed + Send + Sync {
    /// Who books.
    fn person_id(&self) -> Uuid;
}

macro_rules! moves_money {
    ($($Permit:ty),+ $(,)?) => {$(
        impl sealed::Sealed for $Permit {}
        impl MayBook for $Permit {
            fn person_id(&self) -> Uuid {
                <$Permit>::person_id(self)
            }
        }
    )+};
}

// Every permit that moves money stands here.
moves_money!(
    budget::Permit<budget::may::Settle>,
    budget::Permit<budget::may::Reverse>,
    budget::Permit<budget::may::CloseYear>,
    permit::Permit<permit::may::Decide>,
    permit::Permit<permit::may::Reopen>,
    permit::Permit<permit::may::Pay>,
    permit::Permit<permit::may::ApproveAccounting>,
);
