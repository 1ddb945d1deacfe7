//! The example does what it says.

#[tokio::test]
async fn a_customer_is_created_at_all_five() {
    let done = super::at_all_five().await;
    assert!(done.is_ok(), "{done:?}");
}
