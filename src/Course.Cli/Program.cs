using Course.Notebooks.Kernel;

if (args is ["kernel"])
    return KernelServer.Run();
return 2;
