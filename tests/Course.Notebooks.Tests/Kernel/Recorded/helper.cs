int FromHelper() => 8;
