//! Pieces that every migration is written with.

use sea_orm_migration::prelude::*;

/// A reference to `id` of another table. `on_delete` says what happens here when that row goes.
pub(crate) fn reference(
    table: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .take()
}

/// Like [`reference`], for rows that are part of the other: they go with it.
pub(crate) fn part_of(
    table: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    reference(table, column, to).on_delete(ForeignKeyAction::Cascade).take()
}

/// `column IN ('a', 'b')`: the words that a column may hold.
pub(crate) fn one_of(column: &str, words: &[&str]) -> SimpleExpr {
    let list = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ");
    Expr::cust(format!("{column} IN ({list})"))
}

/// An index named after its table and columns. Prefix a column with `-` for descending order.
pub(crate) fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let names: Vec<&str> = columns.iter().map(|column| column.trim_start_matches('-')).collect();
    let mut index = Index::create().name(format!("ix_{table}_{}", names.join("_"))).table(table).take();
    for (column, name) in columns.iter().zip(names) {
        if column.starts_with('-') {
            index.col((name.to_owned(), IndexOrder::Desc));
        } else {
            index.col(name.to_owned());
        }
    }
    index
}

/// A unique index; its name is what `store.rs` turns into a refusal.
pub(crate) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).name(format!("uq_{table}_{}", columns.join("_"))).unique().take()
}

/// Drops tables, children first.
pub(crate) async fn drop_all(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(Table::drop().table(*table).take()).await?;
    }
    Ok(())
}
